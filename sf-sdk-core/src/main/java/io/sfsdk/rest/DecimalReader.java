package io.sfsdk.rest;

import com.fasterxml.jackson.core.JsonParser;
import io.sfsdk.answer.ShortDecimal;
import java.io.IOException;
import java.math.BigDecimal;

/** Reads a number token exactly. */
final class DecimalReader {
    private DecimalReader() {}

    static BigDecimal decimal(JsonParser parser) throws IOException {
        BigDecimal read = ShortDecimal.of(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        return read == null ? longDecimal(parser) : read;
    }

    /** The parser throws the JDK's own exception for an exponent that no decimal has. */
    @SuppressWarnings("UnusedException")
    private static BigDecimal longDecimal(JsonParser parser) throws IOException {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException e) { // quotes the value
            throw Json.misshapen("a number with an exponent that no decimal has", parser);
        }
    }
}
