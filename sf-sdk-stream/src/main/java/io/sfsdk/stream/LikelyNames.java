package io.sfsdk.stream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of one kind of object, in the order in which they came last. The next such object most often has the same, so each name is
 * first compared with the one expected in its place, which is faster than to look it up. Used by one thread.
 */
final class LikelyNames {
    private SerializedString[] expected = new SerializedString[16];
    private int count;
    private int place;
    private boolean isOther;
    private List<String> names = List.of();

    /** The parser stands at the object's opening brace. */
    void begin() {
        place = 0;
        isOther = false;
    }

    /**
     * Reads on to the next field.
     *
     * @return its name; null at the end of the object
     */
    @Nullable
    String next(JsonParser parser) throws IOException {
        if (place < count && parser.nextFieldName(expected[place])) {
            return expected[place++].getValue();
        }
        String name = place < count ? otherName(parser) : parser.nextFieldName();
        if (name == null) {
            end();
        } else {
            learn(name);
        }
        return name;
    }

    private static @Nullable String otherName(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.FIELD_NAME ? parser.currentName() : null;
    }

    private void learn(String name) {
        isOther = true;
        if (place == expected.length) {
            expected = Arrays.copyOf(expected, 2 * place);
        }
        expected[place++] = new SerializedString(name);
    }

    private void end() {
        if (isOther || place != count) {
            count = place;
            names = Arrays.stream(expected, 0, count)
                    .map(SerializedString::getValue)
                    .toList();
        }
    }

    /** The names of the object that was read last, to its end; the same list as long as they are the same. */
    List<String> names() {
        return names;
    }
}
