package io.sfsdk.deadletter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * The dialect of both stores: one line, ASCII only, so that a text with half a surrogate pair survives as well. What was written
 * can be read, so no limits of size apply.
 */
final class Json {
    private static final JsonMapper MAPPER = new JsonMapper(JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .build())
            .streamWriteConstraints(StreamWriteConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .build())
            .build());

    private Json() {}

    /** Writes one JSON value. */
    @FunctionalInterface
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    static String text(Body body) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toString();
    }

    /** @throws IllegalArgumentException if it is not JSON */
    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            // Jackson's message would quote the text, and with it field values.
            throw new IllegalArgumentException(
                    "not JSON, or half of it, at character " + e.getLocation().getCharOffset());
        }
    }

    /** @throws IllegalArgumentException if there is none, or it is no text */
    static String requireText(JsonNode json, String name) {
        return text(require(json, name));
    }

    /** @throws IllegalArgumentException if it is no text */
    static String text(JsonNode value) {
        String text = value.textValue();
        if (text == null) {
            throw new IllegalArgumentException("a letter holds something else where a text belongs");
        }
        return text;
    }

    static JsonNode require(JsonNode json, String name) {
        JsonNode value = json.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a letter lacks its " + name);
        }
        return value;
    }
}
