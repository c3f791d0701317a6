package io.sfsdk.bulk;

/**
 * The allocations that jobs use up.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_bulkapi.htm">Bulk
 *     API and Bulk API 2.0 Limits and Allocations</a>
 */
enum QuotaName {
    BATCHES("DailyBulkApiBatches", "ingest batches"),
    QUERY_JOBS("DailyBulkV2QueryJobs", "query jobs"),
    RESULT_MEGABYTES("DailyBulkV2QueryFileStorageMB", "megabytes of query results");

    private final String key;
    private final String words;

    QuotaName(String key, String words) {
        this.key = key;
        this.words = words;
    }

    /** The name that {@code /limits} has for it. */
    String key() {
        return key;
    }

    /** What it counts, as it stands in a sentence. */
    String words() {
        return words;
    }
}
