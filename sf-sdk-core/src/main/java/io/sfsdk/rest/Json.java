package io.sfsdk.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.sfsdk.answer.MisshapenException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** JSON as this adapter reads and writes it: bounded in depth and length, exact in numbers. */
final class Json {
    private static final long MAX_DOCUMENT_BYTES = 512L << 20;

    /** Buffers come from a lock-free pool rather than from thread-locals, which suit neither virtual threads nor class loaders. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(1000)
                    .maxNameLength(1000)
                    .maxDocumentLength(MAX_DOCUMENT_BYTES)
                    .build())
            .disable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private static final ObjectReader TREES = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build()
            .readerFor(JsonNode.class);

    private Json() {}

    static JsonParser parser(InputStream in) throws IOException {
        return FACTORY.createParser(in);
    }

    static JsonGenerator generator(OutputStream out) throws IOException {
        return FACTORY.createGenerator(out);
    }

    /** The value at the parser's current or next token. */
    static JsonNode tree(JsonParser parser) throws IOException {
        JsonNode tree = TREES.readValue(parser);
        return tree == null ? NullNode.getInstance() : tree;
    }

    /** A whole document: exactly one value, and nothing behind it. */
    static JsonNode document(InputStream in) throws IOException {
        try (JsonParser parser = parser(in)) {
            if (parser.nextToken() == null) {
                throw misshapen("an empty body", parser);
            }
            JsonNode tree = tree(parser);
            requireEnd(parser);
            return tree;
        }
    }

    /** What the parser stands at is not what belongs there. */
    static MisshapenException misshapen(String found, JsonParser parser) {
        return new MisshapenException(found, parser.currentLocation().getByteOffset());
    }

    /** Reads on to the end of the body, so that a cut shows. */
    static void requireEnd(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw misshapen("more after its end", parser);
        }
    }
}
