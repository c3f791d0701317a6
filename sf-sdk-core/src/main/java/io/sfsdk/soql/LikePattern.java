package io.sfsdk.soql;

/**
 * What a {@code LIKE} compares with. Made from a user's text, its wildcards stand for themselves: {@code contains("50%")} finds
 * a per cent sign. {@link #toString()} shows no text.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_comparisonoperators.htm">SOQL
 *     and SOSL Reference, Comparison Operators, LIKE</a>
 */
public final class LikePattern {
    private final String literal;

    private LikePattern(String literal) {
        this.literal = literal;
    }

    /** Texts that have {@code text} somewhere. */
    public static LikePattern contains(String text) {
        return new LikePattern("'%" + escaped(text) + "%'");
    }

    /** Texts that begin with {@code text}. */
    public static LikePattern startsWith(String text) {
        return new LikePattern("'" + escaped(text) + "%'");
    }

    /** Texts that end with {@code text}. */
    public static LikePattern endsWith(String text) {
        return new LikePattern("'%" + escaped(text) + "'");
    }

    /** A pattern of one's own: {@code %} stands for any characters, {@code _} for one; neither can be escaped here. */
    public static LikePattern of(String pattern) {
        return new LikePattern(SoqlLiterals.quoted(pattern));
    }

    String literal() {
        return literal;
    }

    private static String escaped(String text) {
        return SoqlLiterals.escaped(text).replace("%", "\\%").replace("_", "\\_");
    }

    @Override
    public String toString() {
        return "LikePattern[***]";
    }
}
