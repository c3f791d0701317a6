package io.sfsdk.pubsub;

import java.math.BigDecimal;

/** The decimal that a double stands for: the one that {@link BigDecimal#valueOf(double)} gives, without making a text of it. */
final class DoubleDecimal {
    /** Where Java's text of a double begins to have an exponent, and the decimal another scale. */
    private static final double LARGE = 1e7;

    private static final double SMALL = 1e-3;
    private static final int MOST_PLACES = 6;

    private DoubleDecimal() {}

    /** @throws MalformedEventException if it is no number */
    static BigDecimal of(double value) {
        if (!Double.isFinite(value)) {
            throw new MalformedEventException("a number is written as " + value);
        }
        double size = Math.abs(value);
        if (size >= LARGE || (size < SMALL && size != 0)) {
            return BigDecimal.valueOf(value);
        }
        double power = 1;
        for (int places = 1; places <= MOST_PLACES; places++) {
            power *= 10;
            double digits = Math.rint(value * power);
            // A quotient of two whole numbers is the double next to it, so the digits are those that stand for the
            // value.
            if (digits / power == value) {
                return BigDecimal.valueOf((long) digits, places);
            }
        }
        return BigDecimal.valueOf(value);
    }
}
