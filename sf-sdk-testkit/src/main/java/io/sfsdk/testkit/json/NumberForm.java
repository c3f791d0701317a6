package io.sfsdk.testkit.json;

import java.math.BigDecimal;

/** How numbers look in JSON, coming in and going out. */
public final class NumberForm {
    private NumberForm() {}

    /** Whether the text is a number by RFC 8259, of a length no attacker would choose. */
    static boolean isJson(String text) {
        int at = text.startsWith("-") ? 1 : 0;
        int whole = digits(text, at);
        if (whole == 0 || (whole > 1 && text.charAt(at) == '0') || text.length() > 1_000) {
            return false;
        }
        at += whole;
        if (at < text.length() && text.charAt(at) == '.') {
            int fraction = digits(text, at + 1);
            at += fraction == 0 ? 0 : 1 + fraction;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int sign = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? 1 : 0;
            int exponent = digits(text, at + 1 + sign);
            at += exponent == 0 || exponent > 9 ? 0 : 1 + sign + exponent;
        }
        return at == text.length();
    }

    private static int digits(String text, int from) {
        int until = from;
        while (until < text.length() && text.charAt(until) >= '0' && text.charAt(until) <= '9') {
            until++;
        }
        return until - from;
    }

    /** A whole number without a fraction: {@code 10}. */
    public static String whole(BigDecimal value) {
        return value.toBigInteger().toString();
    }

    /**
     * A decimal with at least one digit after the point, {@code 10.0}, and with an exponent where {@code Double} prints
     * one and loses nothing, {@code 1.0E9}; else plain and exact.
     */
    public static String decimal(BigDecimal value) {
        return isPlain(value) ? plain(value) : scientific(value);
    }

    /** Whether {@code Double} prints the value without an exponent and without losing a digit. */
    private static boolean isPlain(BigDecimal value) {
        int wholeDigits = value.precision() - value.scale();
        return value.signum() == 0 || (wholeDigits > -2 && wholeDigits <= 7 && value.precision() <= 15);
    }

    private static String plain(BigDecimal value) {
        String digits = value.scale() <= 0 ? value.toPlainString() + ".0" : value.toPlainString();
        int end = digits.length();
        while (digits.charAt(end - 1) == '0' && digits.charAt(end - 2) != '.') {
            end--;
        }
        return digits.substring(0, end);
    }

    private static String scientific(BigDecimal value) {
        String shortest = Double.toString(value.doubleValue());
        boolean exact = !shortest.endsWith("y") && new BigDecimal(shortest).compareTo(value) == 0;
        return exact ? shortest : plain(value);
    }
}
