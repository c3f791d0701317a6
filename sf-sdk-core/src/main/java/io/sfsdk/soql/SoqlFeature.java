package io.sfsdk.soql;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What some of Salesforce's APIs cannot answer in a query.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/queries.htm">Bulk API 2.0 and Bulk API
 *     Developer Guide, Query, SOQL Considerations</a>
 */
public enum SoqlFeature {
    /** {@code COUNT()}, {@code SUM(Amount)} and their like. */
    AGGREGATES("aggregate functions"),

    /** {@code GROUP BY}, {@code ROLLUP} and {@code CUBE} included. */
    GROUPS("GROUP BY"),

    /** A subquery in the {@code SELECT} list; one in {@code WHERE} is none. */
    CHILD_ROWS("a subquery for child rows"),

    OFFSET("OFFSET"),

    TYPEOF("TYPEOF"),

    /** {@code FIELDS(ALL)}, {@code FIELDS(STANDARD)}, {@code FIELDS(CUSTOM)}. */
    FIELDS("FIELDS()");

    private static final Pattern AGGREGATE =
            Pattern.compile("(?is)(COUNT|COUNT_DISTINCT|SUM|AVG|MIN|MAX|GROUPING)\\s*\\(.*");
    private static final Pattern SUBQUERY = Pattern.compile("(?is)\\(\\s*SELECT\\s.*");
    private static final Pattern TYPE_OF = Pattern.compile("(?is)TYPEOF\\s.*");
    private static final Pattern FIELDS_OF = Pattern.compile("(?is)FIELDS\\s*\\(.*");

    private final String words;

    SoqlFeature(String words) {
        this.words = words;
    }

    /** As it stands in a sentence. */
    public String words() {
        return words;
    }

    /** What a query uses; nothing for one that only the org can read, such as a query with a comment. */
    public static Set<SoqlFeature> of(SoqlQuery query) {
        Set<SoqlFeature> found = EnumSet.noneOf(SoqlFeature.class);
        SoqlClauses clauses = SoqlClauses.ifReadable(query.text());
        if (clauses == null) {
            return found;
        }
        for (String item : clauses.items("SELECT")) {
            addIf(AGGREGATE.matcher(item).matches(), AGGREGATES, found);
            addIf(SUBQUERY.matcher(item).matches(), CHILD_ROWS, found);
            addIf(TYPE_OF.matcher(item).matches(), TYPEOF, found);
            addIf(FIELDS_OF.matcher(item).matches(), FIELDS, found);
        }
        addIf(clauses.has("GROUP"), GROUPS, found);
        addIf(clauses.has("OFFSET"), OFFSET, found);
        return found;
    }

    private static void addIf(boolean holds, SoqlFeature feature, Set<SoqlFeature> found) {
        if (holds) {
            found.add(feature);
        }
    }
}
