package io.sfsdk.bulk;

import io.sfsdk.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * How far a query's results have been read. Good as long as the org keeps them, which is seven days.
 *
 * @param job the query job
 * @param locator of the download that is being read, as the org gave it; null for the first
 * @param row how many of its rows have been read
 * @param before how many records were in the downloads before it
 */
public record ResultPosition(RecordId job, @Nullable String locator, long row, long before) {
    public ResultPosition {
        if (row < 0 || before < 0) {
            throw new IllegalArgumentException("a position counts from zero, got " + row + " and " + before);
        }
    }

    /** The beginning of a job's results. */
    public static ResultPosition start(RecordId job) {
        return new ResultPosition(job, null, 0, 0);
    }
}
