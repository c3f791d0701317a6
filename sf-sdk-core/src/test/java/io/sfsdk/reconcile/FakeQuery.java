package io.sfsdk.reconcile;

import io.sfsdk.read.ReadRequest;
import io.sfsdk.record.SObject;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads the few shapes of query a reconciliation asks. A query of another shape fails the test. */
record FakeQuery(List<String> selected, Predicate<FakeOrg.Row> filter) {
    private static final Pattern SHAPE =
            Pattern.compile("SELECT ([\\w, ]+|COUNT\\(\\)) FROM Account(?: WHERE (.+?))?(?: ORDER BY Id)?");
    private static final Pattern TERM =
            Pattern.compile("Id (>|<=|IN) ('\\w+'|\\('\\w+'(?:, ?'\\w+')*\\))|\\(Name (<) '(\\w)'\\)");

    static FakeQuery parse(ReadRequest request, Comparator<String> comparison) {
        var shape = SHAPE.matcher(request.query().text());
        if (!shape.matches()) {
            throw new AssertionError(
                    "not a query of a reconciliation: " + request.query().text());
        }
        String where = shape.group(2) == null ? "" : shape.group(2);
        if (!TERM.matcher(where).replaceAll("").replace(" AND ", "").isEmpty()) {
            throw new AssertionError("not a condition of a reconciliation: " + where);
        }
        Predicate<FakeOrg.Row> terms = TERM.matcher(where)
                .results()
                .map(term -> term(term, comparison))
                .reduce(row -> true, Predicate::and);
        Predicate<FakeOrg.Row> shown = row -> request.includeDeleted() || !row.isDeleted();
        return new FakeQuery(List.of(shape.group(1).split(", ")), terms.and(shown));
    }

    boolean matches(FakeOrg.Row row) {
        return filter.test(row);
    }

    boolean isCount() {
        return selected.contains("COUNT()");
    }

    SObject row(FakeOrg.Row row) {
        SObject record = SObject.of("Account");
        for (String field : selected) {
            record = record.with(
                    field,
                    switch (field) {
                        case "Id" -> row.id();
                        case "Name" -> row.name();
                        case "IsDeleted" -> row.isDeleted();
                        case "SystemModstamp" -> row.stamp().toString().replace("Z", ".000+0000");
                        default -> throw new AssertionError("no field " + field);
                    });
        }
        return record;
    }

    private static Predicate<FakeOrg.Row> term(MatchResult term, Comparator<String> comparison) {
        if (term.group(3) != null) {
            return row -> row.name().compareTo(term.group(4)) < 0;
        }
        String value = term.group(2);
        String literal = value.replace("'", "");
        return switch (term.group(1)) {
            case ">" -> row -> comparison.compare(row.id(), literal) > 0;
            case "<=" -> row -> comparison.compare(row.id(), literal) <= 0;
            default -> row -> value.contains("'" + row.id() + "'");
        };
    }
}
