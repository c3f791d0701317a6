package io.sfsdk.soql;

/**
 * A search whose text is complete. Made by {@link Sosl}.
 *
 * @param text SOSL as sent; holds what is searched for, so {@link #toString()} shows only its length
 */
public record SoslQuery(String text) {
    /** The longest search the org takes. */
    public static final int MAX_LENGTH = 100_000;

    public SoslQuery {
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a search has 1 to " + MAX_LENGTH + " characters, this one has " + text.length());
        }
    }

    @Override
    public String toString() {
        return "SoslQuery[" + text.length() + " characters]";
    }
}
