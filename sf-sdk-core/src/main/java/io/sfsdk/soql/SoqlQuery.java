package io.sfsdk.soql;

/**
 * A query whose text is complete: no bind is left open. Made by {@link Soql}. One that is longer than the org takes, or has {@code
 * FIELDS(ALL)} or {@code FIELDS(CUSTOM)} without the bound that the org demands, is refused.
 *
 * @param text SOQL as sent; may hold values, so {@link #toString()} shows only its length
 */
public record SoqlQuery(String text) {
    /** The longest query the org takes. */
    public static final int MAX_LENGTH = 100_000;

    public SoqlQuery {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a query must not be blank");
        }
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a query has at most " + MAX_LENGTH + " characters, this one has "
                    + text.length() + "; split a long IN list");
        }
        FieldsFunction.verify(text);
    }

    @Override
    public String toString() {
        return "SoqlQuery[" + text.length() + " characters]";
    }
}
