package io.sfsdk.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes searches into which no text can be smuggled: whatever is searched for is escaped, names are checked. Immutable.
 *
 * <p>The org's index lags behind its records by some time and answers with at most 2,000 rows: a search finds, it does not
 * synchronise.
 *
 * <pre>{@code
 * Sosl.words(typed).in(Sosl.Scope.NAME).returning("Account", "Id", "Name").limit(50).build()
 * }</pre>
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_sosl_find.htm">SOQL
 *     and SOSL Reference, FIND</a>
 */
public final class Sosl {
    private static final int MAX_ROWS = 2_000;
    private static final String RESERVED = "?&|!{}[]()^~*:\\\"'+-";
    private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT");

    /** Where to look. */
    public enum Scope {
        ALL,
        NAME,
        EMAIL,
        PHONE,
        SIDEBAR
    }

    private final String term;
    private final Scope scope;
    private final List<String> returning;
    private final int limit;

    private Sosl(String term, Scope scope, List<String> returning, int limit) {
        this.term = term;
        this.scope = scope;
        this.returning = returning;
        this.limit = limit;
    }

    /** All of these words, in any order. {@code AND}, {@code OR} and {@code NOT} are words too. */
    public static Sosl words(String text) {
        return new Sosl(wordTerm(text), Scope.ALL, List.of(), 0);
    }

    /** These words, one behind the other. */
    public static Sosl phrase(String text) {
        return new Sosl('"' + escaped(required(text)) + '"', Scope.ALL, List.of(), 0);
    }

    /** Words that begin like these. */
    public static Sosl beginnings(String text) {
        String term = Stream.of(required(text).split("\\s+", -1))
                .map(word -> escaped(word) + "*")
                .collect(Collectors.joining(" "));
        return new Sosl(term, Scope.ALL, List.of(), 0);
    }

    /** Default: {@link Scope#ALL}. */
    public Sosl in(Scope fields) {
        return new Sosl(term, fields, returning, limit);
    }

    /** Rows of this object, with these fields; at least one object is needed. */
    public Sosl returning(String sobject, String... fields) {
        if (fields.length == 0) {
            throw new IllegalArgumentException("name the fields of " + SoqlNames.object(sobject) + " to return");
        }
        String names = Stream.of(fields).map(SoqlNames::field).collect(Collectors.joining(","));
        List<String> longer = new ArrayList<>(returning);
        longer.add(SoqlNames.object(sobject) + "(" + names + ")");
        return new Sosl(term, scope, List.copyOf(longer), limit);
    }

    /** At most this many rows of all objects together, 1 to 2,000. Default: what the org gives, 2,000 at most. */
    public Sosl limit(int rows) {
        if (rows < 1 || rows > MAX_ROWS) {
            throw new IllegalArgumentException("a search returns 1 to " + MAX_ROWS + " rows, got " + rows);
        }
        return new Sosl(term, scope, returning, rows);
    }

    public SoslQuery build() {
        if (returning.isEmpty()) {
            throw new IllegalArgumentException("a search needs at least one object to return");
        }
        return new SoslQuery("FIND {" + term + "} IN " + scope.name().toUpperCase(Locale.ROOT) + " FIELDS RETURNING "
                + String.join(", ", returning) + (limit > 0 ? " LIMIT " + limit : ""));
    }

    /** A text as SOSL writes it inside of braces or a parameterised search: nothing in it has a meaning of its own. */
    public static String wordTerm(String text) {
        return Stream.of(required(text).split("\\s+", -1))
                .map(word -> OPERATORS.contains(word.toUpperCase(Locale.ROOT)) ? '"' + word + '"' : escaped(word))
                .collect(Collectors.joining(" "));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            escaped.append(RESERVED.indexOf(c) >= 0 ? "\\" : "").append(c < ' ' ? ' ' : c);
        }
        return escaped.toString();
    }

    private static String required(String text) {
        String stripped = text.strip();
        if (stripped.length() < 2) {
            throw new IllegalArgumentException("a search term has at least two characters");
        }
        return stripped;
    }

    @Override
    public String toString() {
        return "Sosl[***]";
    }
}
