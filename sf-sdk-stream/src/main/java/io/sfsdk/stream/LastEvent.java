package io.sfsdk.stream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import io.sfsdk.record.RecordShape;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the last event of an answer was like. The next one most often is, so each name is first compared with the one expected in its
 * place, and shape and texts that all have are shared. Used by one thread.
 */
final class LastEvent {
    private SerializedString[] expected = {};
    private @Nullable RecordShape shape;

    /** What the last event said of itself. */
    @Nullable
    String schema;

    @Nullable
    String apiName;

    /**
     * Reads on to the next field, and what its name is.
     *
     * @param place how many fields came before
     * @return null at the end of the object
     */
    @Nullable
    String next(JsonParser parser, int place) throws IOException {
        if (place < expected.length) {
            SerializedString likely = expected[place];
            return parser.nextFieldName(likely) ? likely.getValue() : otherName(parser);
        }
        return parser.nextFieldName();
    }

    private static @Nullable String otherName(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.FIELD_NAME ? parser.currentName() : null;
    }

    /** The shape of a record with these fields, which are expected again from now on. */
    RecordShape shape(String type, List<String> names) {
        RecordShape known = shape;
        if (known != null && known.type().equals(type) && known.names().equals(names)) {
            return known;
        }
        RecordShape made = RecordShape.of(type, names);
        shape = made;
        expected = names.stream().map(SerializedString::new).toArray(SerializedString[]::new);
        return made;
    }
}
