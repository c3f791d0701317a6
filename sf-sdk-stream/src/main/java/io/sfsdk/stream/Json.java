package io.sfsdk.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.sfsdk.answer.BufferedText;
import io.sfsdk.answer.MisshapenException;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** JSON as this adapter reads and writes it: bounded in depth, exact in numbers. */
final class Json {
    /** Buffers come from a lock-free pool rather than from thread-locals, which suit neither virtual threads nor class loaders. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(1000)
                    .maxNameLength(1000)
                    .build())
            .build();

    private Json() {}

    static JsonParser parser(byte[] document, int length) throws IOException {
        return FACTORY.createParser(document, 0, length);
    }

    static JsonGenerator generator(OutputStream out) throws IOException {
        return FACTORY.createGenerator(out);
    }

    static MisshapenException misshapen(String found, JsonParser parser) {
        return new MisshapenException(found, parser.currentLocation().getByteOffset());
    }

    static void require(JsonParser parser, JsonToken expected, String where) throws IOException {
        if (parser.currentToken() != expected) {
            throw misshapen("no " + expected + " in " + where, parser);
        }
    }

    /** The text at the current token; null for null, and for a value of another kind, which is skipped. */
    static @Nullable String text(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        parser.skipChildren();
        return null;
    }

    /** The same, as {@code likely} if that is what stands there, which needs no new text. */
    static @Nullable String text(JsonParser parser, @Nullable String likely) throws IOException {
        return likely != null && parser.currentToken() == JsonToken.VALUE_STRING && isText(parser, likely)
                ? likely
                : text(parser);
    }

    private static boolean isText(JsonParser parser, String expected) throws IOException {
        return BufferedText.is(expected, parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    /** The whole number at the current token, which some servers write as a text; null for any other value. */
    static @Nullable Long number(JsonParser parser) throws IOException {
        try {
            if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                return parser.getLongValue();
            }
            String text = text(parser);
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException | InputCoercionException e) {
            return null;
        }
    }
}
