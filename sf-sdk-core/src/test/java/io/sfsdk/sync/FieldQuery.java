package io.sfsdk.sync;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the shapes of query that a sync asks of a {@link FieldOrg}. A query of another shape fails the test. */
record FieldQuery(String soql, List<String> fields, Predicate<FieldOrg.Row> filter, boolean isById, long limit) {
    private static final Pattern SHAPE = Pattern.compile(
            "SELECT ([\\w, ]+) FROM Account WHERE (.+?)(?: ORDER BY (SystemModstamp, Id|Id))?(?: LIMIT (\\d+))?");
    private static final Pattern TERM = Pattern.compile("(SystemModstamp|Id) (>=|>|=|<|IN) (\\([^)]*\\)|\\S+)");

    static FieldQuery parse(String soql) {
        Matcher shape = SHAPE.matcher(soql);
        if (!shape.matches()) {
            throw new AssertionError("not a query of a sync: " + soql);
        }
        Predicate<FieldOrg.Row> filter =
                TERM.matcher(shape.group(2)).results().map(FieldQuery::term).reduce(row -> true, Predicate::and);
        return new FieldQuery(
                soql,
                List.of(shape.group(1).split(", ")),
                filter,
                !"SystemModstamp, Id".equals(shape.group(3)),
                shape.group(4) == null ? Long.MAX_VALUE : Long.parseLong(shape.group(4)));
    }

    boolean matches(FieldOrg.Row row) {
        return filter.test(row);
    }

    private static Predicate<FieldOrg.Row> term(MatchResult term) {
        String operator = term.group(2);
        String literal = term.group(3);
        if (operator.equals("IN")) {
            return row -> literal.contains("'" + row.id() + "'");
        }
        return term.group(1).equals("Id")
                ? row -> holds(row.id().compareTo(literal.replace("'", "")), operator)
                : row -> holds(row.stamp().compareTo(Instant.parse(literal)), operator);
    }

    private static boolean holds(int comparison, String operator) {
        return switch (operator) {
            case ">=" -> comparison >= 0;
            case ">" -> comparison > 0;
            case "=" -> comparison == 0;
            default -> comparison < 0;
        };
    }
}
