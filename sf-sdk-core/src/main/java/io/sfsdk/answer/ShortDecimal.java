package io.sfsdk.answer;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads a number from a parser's buffer: no text is made of it, which is what makes numbers cheap. */
public final class ShortDecimal {
    /** Digits that fit a long whatever they are. */
    private static final int SHORT = 18;

    private ShortDecimal() {}

    /**
     * The number that stands there, exactly; null if it is too long for this, or has an exponent.
     *
     * @param text holds a JSON number
     * @param from its first character
     * @param length its characters
     */
    public static @Nullable BigDecimal of(char[] text, int from, int length) {
        if (length > SHORT) {
            return null;
        }
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
                return null;
            }
        }
        return BigDecimal.valueOf(negative ? -digits : digits, scale);
    }
}
