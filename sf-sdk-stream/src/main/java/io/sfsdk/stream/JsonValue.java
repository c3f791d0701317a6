package io.sfsdk.stream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sfsdk.answer.MisshapenException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A small document as maps, lists, texts, whole numbers and truths; other numbers are their texts. */
final class JsonValue {
    private JsonValue() {}

    /** @throws MisshapenException if it holds more than one value */
    static @Nullable Object read(byte[] document) throws IOException {
        try (JsonParser parser = Json.parser(document, document.length)) {
            parser.nextToken();
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw Json.misshapen("more than one value", parser);
            }
            return value;
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw Json.misshapen("nothing", parser);
        }
        return switch (token) {
            case START_OBJECT -> map(parser);
            case START_ARRAY -> list(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> Json.number(parser);
            default -> parser.getText();
        };
    }

    private static Map<String, @Nullable Object> map(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            map.put(name, value(parser));
        }
        return map;
    }

    private static List<@Nullable Object> list(JsonParser parser) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }

    static Map<?, ?> requireMap(@Nullable Object value, String what) throws MisshapenException {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new MisshapenException("no " + what);
    }

    static List<?> requireList(@Nullable Object value, String what) throws MisshapenException {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new MisshapenException("no " + what);
    }
}
