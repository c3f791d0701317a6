package io.sfsdk.soql;

import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A query that can go on behind any of its records, because its order names each record's place once and for all: by {@code Id},
 * or by {@code CreatedDate} and then {@code Id}. Fields that change are no such order, since a record that moves would be met
 * twice or never. Immutable and safe to share.
 *
 * <p>What is read on sees the org as it is then: records that no longer match are missing, new ones behind the place are there.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_orderby.htm">SOQL
 *     and SOSL Reference, ORDER BY</a>
 */
public final class SoqlKeyset {
    private static final List<String> REFUSED = List.of("GROUP", "HAVING", "LIMIT", "OFFSET", "FOR", "UPDATE");
    private static final Pattern ONE_WORD = Pattern.compile("\\w+");
    private static final Pattern ASCENDING = Pattern.compile("(?i)(ID|CREATEDDATE)(\\s+ASC)?");
    private static final Pattern DESCENDING = Pattern.compile("(?i)(ID|CREATEDDATE)\\s+DESC");

    private final SoqlClauses clauses;
    private final List<Key> keys;

    private SoqlKeyset(SoqlClauses clauses, List<Key> keys) {
        this.clauses = clauses;
        this.keys = keys;
    }

    /**
     * Looks whether a query can.
     *
     * @throws IllegalArgumentException saying why it cannot
     */
    public static SoqlKeyset of(SoqlQuery query) {
        SoqlClauses clauses = new SoqlClauses(query.text());
        for (String clause : REFUSED) {
            require(!clauses.has(clause), "it has " + clause);
        }
        require(
                ONE_WORD.matcher(clauses.text("FROM").orElse("")).matches(),
                "it reads from more than an object's plain name");
        List<Key> keys = clauses.items("ORDER").stream().map(SoqlKeyset::key).toList();
        boolean ordered = keys.get(keys.size() - 1).name.equals("ID")
                && keys.size() <= 2
                && (keys.size() == 1 || keys.get(0).name.equals("CREATEDDATE"));
        require(ordered, "it is not ordered by Id, nor by CreatedDate, Id");
        for (Key key : keys) {
            require(
                    clauses.items("SELECT").stream().anyMatch(key.name::equalsIgnoreCase),
                    "it is ordered by " + key.name + " but does not select it");
        }
        return new SoqlKeyset(clauses, keys);
    }

    /**
     * The same query for what comes behind a record.
     *
     * @param last a record of the query's answer
     */
    public SoqlQuery after(SObject last) {
        Key id = keys.get(keys.size() - 1);
        String behind = "Id " + id.comparison() + " " + SoqlLiterals.of(idOf(last));
        if (keys.size() > 1) {
            Instant created = last.instant("CreatedDate")
                    .orElseThrow(() -> new IllegalArgumentException("the record has no CreatedDate"));
            String moment = SoqlLiterals.of(created);
            behind = "(CreatedDate " + keys.get(0).comparison() + " " + moment + " OR (CreatedDate = " + moment
                    + " AND " + behind + "))";
        }
        return new SoqlQuery(clauses.with(behind));
    }

    private static RecordId idOf(SObject last) {
        return last.id().orElseThrow(() -> new IllegalArgumentException("the record has no Id"));
    }

    private static Key key(String item) {
        boolean ascending = ASCENDING.matcher(item).matches();
        boolean descending = DESCENDING.matcher(item).matches();
        String name = item.replaceFirst("\\s.*", "").toUpperCase(Locale.ROOT);
        return new Key(ascending || descending ? name : "", descending);
    }

    private static void require(boolean holds, String reason) {
        if (!holds) {
            throw new IllegalArgumentException("the query cannot go on behind a record: " + reason);
        }
    }

    private record Key(String name, boolean descending) {
        String comparison() {
            return descending ? "<" : ">";
        }
    }
}
