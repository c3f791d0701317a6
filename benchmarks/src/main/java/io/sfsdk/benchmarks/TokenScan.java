package io.sfsdk.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import org.openjdk.jmh.infra.Blackhole;

/** The least that reading JSON can cost with Jackson: every token, and every name, text and number as a string; nothing is kept. */
final class TokenScan {
    private final JsonFactory factory = new JsonFactory();

    void scan(InputStream body, Blackhole sink) throws IOException {
        try (JsonParser parser = factory.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    sink.consume(parser.currentName());
                } else if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
                    sink.consume(parser.getText());
                }
            }
        }
    }
}
