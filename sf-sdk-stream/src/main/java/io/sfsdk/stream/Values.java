package io.sfsdk.stream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sfsdk.answer.ShortDecimal;
import io.sfsdk.record.Compound;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of fields as the other ways to the org give them. */
final class Values {
    private Values() {}

    /** The value at the current token, which is its last when this returns. */
    static @Nullable Object read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw Json.misshapen("an end inside a value", parser);
        }
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> decimal(parser);
            case START_OBJECT -> compound(parser);
            case START_ARRAY -> list(parser);
            default -> throw Json.misshapen("a field without a value", parser);
        };
    }

    @SuppressWarnings("UnusedException")
    private static Object decimal(JsonParser parser) throws IOException {
        BigDecimal read = ShortDecimal.of(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        if (read != null) {
            return read;
        }
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException e) { // quotes the value
            throw Json.misshapen("a number with an exponent that no decimal has", parser);
        }
    }

    private static Compound compound(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            parts.put(name, read(parser));
        }
        return new Compound(parts);
    }

    /** The items are named by their number. */
    private static Compound list(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> items = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.put(String.valueOf(items.size()), read(parser));
        }
        return new Compound(items);
    }
}
