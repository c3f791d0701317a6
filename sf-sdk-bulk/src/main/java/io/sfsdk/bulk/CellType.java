package io.sfsdk.bulk;

import io.sfsdk.answer.MisshapenException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How a cell of a query result becomes the value that the REST API gives for the same field. An empty cell is null for all of them: an
 * org keeps no empty text, and CSV could not tell it.
 */
enum CellType {
    TEXT {
        @Override
        Object of(char[] text, int from, int length) {
            return new String(text, from, length);
        }
    },
    NUMBER {
        @Override
        Object of(char[] text, int from, int length) {
            return CellNumber.of(text, from, length);
        }
    },
    BOOLEAN {
        @Override
        Object of(char[] text, int from, int length) {
            if (length == 4 && (text[from] | 0x20) == 't') {
                return true;
            }
            if (length == 5 && (text[from] | 0x20) == 'f') {
                return false;
            }
            throw misshapen("true nor false");
        }
    },
    /** {@code 2025-03-04T10:11:12.000Z}, which REST writes with {@code +0000}. */
    MOMENT {
        @Override
        Object of(char[] text, int from, int length) {
            boolean isZulu = length == 24 && text[from + 23] == 'Z';
            return isZulu ? new String(text, from, 23) + "+0000" : new String(text, from, length);
        }
    };

    abstract Object of(char[] text, int from, int length);

    @Nullable
    Object read(char[] text, int from, int length) {
        return length == 0 ? null : of(text, from, length);
    }

    /** By a schema's word for the type of a field. */
    static CellType of(String schemaType) {
        return switch (schemaType) {
            case "double", "currency", "percent", "int", "long", "integer" -> NUMBER;
            case "boolean" -> BOOLEAN;
            case "datetime" -> MOMENT;
            default -> TEXT;
        };
    }

    /** Handed through the CSV reader, which knows unchecked exceptions only. */
    static UncheckedIOException misshapen(String neither) {
        return new UncheckedIOException(new MisshapenException("a cell that is neither " + neither));
    }

    /** Reads numbers exactly; short ones without a text in between. */
    private static final class CellNumber {
        /** Digits that fit a long whatever they are. */
        private static final int SHORT = 18;

        private static final int LONGEST = 400;

        private static BigDecimal of(char[] text, int from, int length) {
            return length <= SHORT ? shortNumber(text, from, length) : longNumber(text, from, length);
        }

        private static BigDecimal shortNumber(char[] text, int from, int length) {
            boolean negative = text[from] == '-';
            long digits = 0;
            int scale = 0;
            boolean fraction = false;
            int first = negative ? from + 1 : from;
            for (int i = first; i < from + length; i++) {
                char c = text[i];
                if (c >= '0' && c <= '9') {
                    digits = digits * 10 + (c - '0');
                    scale += fraction ? 1 : 0;
                } else if (c == '.' && !fraction) {
                    fraction = true;
                } else {
                    return longNumber(text, from, length);
                }
            }
            return BigDecimal.valueOf(negative ? -digits : digits, scale);
        }

        /** {@code 1.39E8} is 139000000, and is kept as such. */
        @SuppressWarnings("UnusedException")
        private static BigDecimal longNumber(char[] text, int from, int length) {
            if (length > LONGEST) {
                throw misshapen("a number nor empty");
            }
            try {
                BigDecimal number = new BigDecimal(text, from, length);
                boolean isPlain = number.scale() >= 0 || number.scale() < -LONGEST;
                return isPlain ? number : number.setScale(0);
            } catch (NumberFormatException e) { // quotes the value
                throw misshapen("a number nor empty");
            }
        }
    }
}
