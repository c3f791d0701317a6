package io.sfsdk.rest;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;

/** Reads a number token exactly. */
final class DecimalReader {
    /** Digits that fit a long whatever they are. */
    private static final int SHORT = 18;

    private DecimalReader() {}

    /** Short numbers are read from the parser's buffer: no text is made of them, which is what makes numbers cheap. */
    static BigDecimal decimal(JsonParser parser) throws IOException {
        int length = parser.getTextLength();
        return length <= SHORT
                ? shortDecimal(parser, parser.getTextCharacters(), parser.getTextOffset(), length)
                : longDecimal(parser);
    }

    private static BigDecimal shortDecimal(JsonParser parser, char[] text, int from, int length) throws IOException {
        boolean negative = text[from] == '-';
        long digits = 0;
        int scale = 0;
        boolean fraction = false;
        for (int i = negative ? from + 1 : from; i < from + length; i++) {
            char c = text[i];
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
                scale += fraction ? 1 : 0;
            } else if (c == '.') {
                fraction = true;
            } else {
                return longDecimal(parser);
            }
        }
        return BigDecimal.valueOf(negative ? -digits : digits, scale);
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
