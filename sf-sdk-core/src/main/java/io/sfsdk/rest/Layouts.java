package io.sfsdk.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.SerializedString;
import io.sfsdk.answer.BufferedText;
import io.sfsdk.record.RecordShape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shapes that records at one place of an answer have had, so that the next record is read by expecting the same names in
 * the same places. One type has one layout; a polymorphic parent has several. Used by one thread.
 */
final class Layouts {
    private static final int REMEMBERED_TYPES = 16;

    /** Most have none: those of fields that are no records. */
    private List<Layout> known = List.of();

    /** The type at the parser's current text, as text that is already there if it was seen before. */
    String type(JsonParser parser) throws IOException {
        for (Layout layout : known) {
            if (isText(parser, layout.type)) {
                return layout.type;
            }
        }
        return parser.getText();
    }

    @Nullable
    Layout of(String type) {
        for (Layout layout : known) {
            if (layout.type.equals(type)) {
                return layout;
            }
        }
        return null;
    }

    /**
     * Makes {@code shape} the one to expect for its type.
     *
     * @param nested layouts of what is below each of its fields; kept, not copied
     */
    Layout learn(RecordShape shape, List<Layouts> nested) {
        Layout layout = new Layout(shape, nested);
        if (known.isEmpty()) {
            known = new ArrayList<>(1);
        }
        known.remove(of(shape.type()));
        if (known.size() == REMEMBERED_TYPES) {
            known.remove(0);
        }
        known.add(layout);
        return layout;
    }

    private static boolean isText(JsonParser parser, String expected) throws IOException {
        return BufferedText.is(expected, parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    /** Names of one shape, ready to be compared with the bytes of a body. */
    static final class Layout {
        final String type;
        final RecordShape shape;
        private final List<Layouts> nested;
        private SerializedString @Nullable [] names;

        private Layout(RecordShape shape, List<Layouts> nested) {
            this.type = shape.type();
            this.shape = shape;
            this.nested = nested;
        }

        /** Made when a second record comes, which often none does. */
        SerializedString[] names() {
            SerializedString[] made = names;
            if (made == null) {
                made = new SerializedString[shape.size()];
                for (int i = 0; i < made.length; i++) {
                    made[i] = new SerializedString(shape.name(i));
                }
                names = made;
            }
            return made;
        }

        /** Layouts of the records below the field at a place. */
        Layouts nested(int index) {
            return nested.get(index);
        }

        /** Layouts of the records below the field of a name, which may be a new one. */
        Layouts nested(String name) {
            int index = shape.indexOf(name);
            return index < 0 ? new Layouts() : nested.get(index);
        }
    }
}
