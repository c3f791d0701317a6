package io.sfsdk.bulk;

/**
 * Where the org tells what became of a job's rows.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/walkthrough_get_results.htm">Bulk API
 *     2.0 Developer Guide, Get Job Results</a>
 */
enum ResultSet {
    SUCCESSFUL("successfulResults"),
    FAILED("failedResults"),

    /** Never tried, so always safe to send again. */
    UNPROCESSED("unprocessedrecords");

    private final String path;

    ResultSet(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
