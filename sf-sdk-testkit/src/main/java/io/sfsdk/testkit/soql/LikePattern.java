package io.sfsdk.testkit.soql;

import java.util.Arrays;

/** A LIKE pattern: {@code %} stands for any text, {@code _} for one character, {@code \%} and {@code \_} for themselves. */
final class LikePattern {
    private static final int ANY_TEXT = -1;
    private static final int ANY_CHARACTER = -2;

    private final int[] symbols;

    private LikePattern(int[] symbols) {
        this.symbols = symbols;
    }

    /** Reads the body of a literal, escapes included. */
    static LikePattern of(String body) {
        int[] symbols = new int[body.length()];
        int length = 0;
        for (int at = 0; at < body.length(); at += Escapes.width(body, at)) {
            symbols[length++] = symbol(body, at);
        }
        return new LikePattern(Arrays.copyOf(symbols, length));
    }

    private static int symbol(String body, int at) {
        return switch (body.charAt(at)) {
            case '%' -> ANY_TEXT;
            case '_' -> ANY_CHARACTER;
            default -> CaseFolding.fold(Escapes.at(body, at));
        };
    }

    /** Whether the whole text fits, without regard to case. Linear but for patterns with many {@code %}. */
    boolean matches(String text) {
        int symbol = 0;
        int at = 0;
        int retrySymbol = -1;
        int retryAt = 0;
        while (at < text.length()) {
            if (symbol < symbols.length && symbols[symbol] == ANY_TEXT) {
                retrySymbol = ++symbol;
                retryAt = at;
            } else if (symbol < symbols.length && fits(symbols[symbol], text.charAt(at))) {
                symbol++;
                at++;
            } else if (retrySymbol >= 0) {
                symbol = retrySymbol;
                at = ++retryAt;
            } else {
                return false;
            }
        }
        return onlyAnyTextFrom(symbol);
    }

    private boolean onlyAnyTextFrom(int symbol) {
        return Arrays.stream(symbols, symbol, symbols.length).allMatch(rest -> rest == ANY_TEXT);
    }

    private static boolean fits(int symbol, char c) {
        return symbol == ANY_CHARACTER || symbol == CaseFolding.fold(c);
    }
}
