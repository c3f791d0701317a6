package io.sfsdk.sync;

import io.sfsdk.read.ReadRequest;
import io.sfsdk.record.SObject;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads the few shapes of query a sync asks. A query of another shape fails the test. */
record FakeQuery(boolean selectsIsDeleted, String stampField, Predicate<FakeOrg.Version> filter) {
    private static final Pattern SHAPE = Pattern.compile(
            "SELECT ([\\w, .]+) FROM (\\w+) WHERE (.+) ORDER BY (SystemModstamp, Id|Id|LastModifiedDate)(?: LIMIT 1)?");
    private static final Pattern IDS = Pattern.compile("Id IN \\(([\\w, ']+)\\)");
    private static final Pattern TERM =
            Pattern.compile("(SystemModstamp|LastModifiedDate|Id) (>=|>|=|<) ('?)([^' )]+)\\3");

    static FakeQuery parse(ReadRequest request) {
        var shape = SHAPE.matcher(request.query().text());
        if (!shape.matches()) {
            throw new AssertionError("not a query of a sync: " + request.query().text());
        }
        Predicate<FakeOrg.Version> terms =
                TERM.matcher(shape.group(3)).results().map(FakeQuery::term).reduce(version -> true, Predicate::and);
        var ids = IDS.matcher(shape.group(3));
        if (ids.matches()) {
            Set<String> wanted = Set.of(ids.group(1).replace("'", "").split(", "));
            terms = version -> wanted.contains(version.id());
        }
        boolean isLiteral = shape.group(3).startsWith("LastModifiedDate");
        Predicate<FakeOrg.Version> visible = version -> request.includeDeleted() || !version.isDeleted();
        return new FakeQuery(
                shape.group(1).contains("IsDeleted"),
                isLiteral ? "LastModifiedDate" : "SystemModstamp",
                terms.and(visible));
    }

    boolean matches(FakeOrg.Version version) {
        return filter.test(version);
    }

    SObject row(FakeOrg.Version version) {
        SObject row = SObject.of("Account")
                .with("Id", version.id())
                .with("Name", version.name())
                .with(stampField, version.stamp().toString().replace("Z", ".000+0000"));
        return selectsIsDeleted ? row.with("IsDeleted", version.isDeleted()) : row;
    }

    private static Predicate<FakeOrg.Version> term(MatchResult term) {
        String operator = term.group(2);
        String literal = term.group(4);
        return term.group(1).equals("Id")
                ? version -> holds(version.id().compareTo(literal), operator)
                : since(Instant.parse(literal), operator);
    }

    private static Predicate<FakeOrg.Version> since(Instant moment, String operator) {
        return version -> holds(version.stamp().compareTo(moment), operator);
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
