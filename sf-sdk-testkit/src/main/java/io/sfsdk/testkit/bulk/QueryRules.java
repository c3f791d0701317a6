package io.sfsdk.testkit.bulk;

import io.sfsdk.testkit.soql.QueryOutline;

/**
 * What a bulk query may not ask. The texts for child rows and aggregates were recorded, that for compound fields stands in several
 * clients; those of the others are not known.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/queries.htm">SOQL Considerations</a>
 */
final class QueryRules {
    private QueryRules() {}

    static void check(QueryOutline outline) {
        switch (outline.restriction()) {
            case NONE -> {}
            case AGGREGATE -> throw refusal("Aggregate Relationships not supported in Bulk Query");
            case CHILD_ROWS ->
                throw refusal("Aggregate Relationships not supported in Bulk V2 Query with CSV content type");
            case COMPOUND_FIELD -> throw refusal("Selecting compound data not supported in Bulk Query");
            case TYPEOF -> throw refusal("TYPEOF not supported in Bulk Query");
            case FIELDS_FUNCTION -> throw refusal("FIELDS function not supported in Bulk Query");
            case OFFSET -> throw refusal("OFFSET not supported in Bulk Query");
        }
    }

    private static BulkRefusal refusal(String message) {
        return BulkRefusal.of("API_ERROR", message);
    }
}
