package io.sfsdk.soap;

import io.sfsdk.record.RecordShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shapes that records at one place of an answer have had, so that the next record is read by expecting the same names in the
 * same places. One type has one layout; a polymorphic parent has several. Used by one thread.
 */
final class Layouts {
    private static final int REMEMBERED_TYPES = 16;

    /** Most have none: those of fields that are no records. */
    private List<Layout> known = List.of();

    @Nullable
    Layout of(String type) {
        for (Layout layout : known) {
            if (layout.shape.type().equals(type)) {
                return layout;
            }
        }
        return null;
    }

    /** Makes {@code layout} the one to expect for its type. */
    Layout learn(Layout layout) {
        if (known.isEmpty()) {
            known = new ArrayList<>(1);
        }
        known.remove(of(layout.shape.type()));
        if (known.size() == REMEMBERED_TYPES) {
            known.remove(0);
        }
        known.add(layout);
        return layout;
    }

    /** One shape and how its fields are read. */
    static final class Layout {
        final RecordShape shape;

        /** Whether the id that each record begins with is a field of it, which it is if no other one follows. */
        final boolean leadingId;

        final boolean hasId;
        final FieldKind[] kinds;
        private final List<Layouts> nested;

        /** Names as the present answer writes them, from {@code leadingId} on; each answer has its own. */
        private @Nullable XmlName[] names;

        private @Nullable XmlReader namedBy;

        Layout(RecordShape shape, boolean leadingId, FieldKind[] kinds, List<Layouts> nested) {
            this.shape = shape;
            this.leadingId = leadingId;
            this.hasId = shape.indexOf("Id") >= 0;
            this.kinds = kinds;
            this.nested = nested;
            this.names = new XmlName[shape.size()];
        }

        /** Whether the field at a place has this name; remembers it for the rest of the answer. */
        boolean isAt(int index, XmlReader xml) {
            if (namedBy != xml) {
                namedBy = xml;
                names = new XmlName[shape.size()];
            }
            XmlName name = xml.name();
            if (names[index] == name) {
                return true;
            }
            if (!name.local.equals(shape.name(index))) {
                return false;
            }
            names[index] = name;
            return true;
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

    static FieldKind kind(Map<String, FieldKind> kinds, String name) {
        return kinds.getOrDefault(name.toLowerCase(Locale.ROOT), FieldKind.UNKNOWN);
    }
}
