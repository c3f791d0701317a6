package io.sfsdk.testkit.bulk;

import java.time.Duration;

/**
 * Sizes and allocations.
 *
 * @param batchRows rows of an internal batch; default 10,000
 * @param chunkRows rows of one transaction; default 200
 * @param pageRows rows of a page of query results where the client names no number; default 50,000, as reported
 * @param uploadBytes most bytes of an upload; default 150,000,000. What a real org answers to more is not known, this one
 *     answers 413
 * @param dailyBatches batches of ingest jobs in 24 hours; default 15,000
 * @param dailyQueryJobs query jobs in 24 hours; default 10,000
 * @param dailyQueryMegabytes results of query jobs in 24 hours; default 976,562
 * @param retention how long an ended job and its results are kept; default 7 days
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_bulkapi.htm">Bulk
 *     API and Bulk API 2.0 Limits and Allocations</a>
 */
public record BulkLimits(
        int batchRows,
        int chunkRows,
        int pageRows,
        long uploadBytes,
        int dailyBatches,
        int dailyQueryJobs,
        int dailyQueryMegabytes,
        Duration retention) {
    public BulkLimits {
        if (batchRows < 1 || chunkRows < 1 || pageRows < 1) {
            throw new IllegalArgumentException(
                    "batches of " + batchRows + ", chunks of " + chunkRows + ", pages of " + pageRows + " rows");
        }
    }

    public static BulkLimits standard() {
        return new BulkLimits(10_000, 200, 50_000, 150_000_000, 15_000, 10_000, 976_562, Duration.ofDays(7));
    }

    /** Smaller batches and chunks, so that a test of few rows has several. */
    public BulkLimits withBatches(int rowsOfBatch, int rowsOfChunk) {
        return new BulkLimits(
                rowsOfBatch,
                rowsOfChunk,
                pageRows,
                uploadBytes,
                dailyBatches,
                dailyQueryJobs,
                dailyQueryMegabytes,
                retention);
    }

    public BulkLimits withPageRows(int rows) {
        return new BulkLimits(
                batchRows, chunkRows, rows, uploadBytes, dailyBatches, dailyQueryJobs, dailyQueryMegabytes, retention);
    }

    public BulkLimits withUploadBytes(long bytes) {
        return new BulkLimits(
                batchRows, chunkRows, pageRows, bytes, dailyBatches, dailyQueryJobs, dailyQueryMegabytes, retention);
    }

    public BulkLimits withDailyBatches(int batches) {
        return new BulkLimits(
                batchRows, chunkRows, pageRows, uploadBytes, batches, dailyQueryJobs, dailyQueryMegabytes, retention);
    }

    public BulkLimits withDailyQueries(int jobs, int megabytes) {
        return new BulkLimits(batchRows, chunkRows, pageRows, uploadBytes, dailyBatches, jobs, megabytes, retention);
    }

    public BulkLimits withRetention(Duration time) {
        return new BulkLimits(
                batchRows, chunkRows, pageRows, uploadBytes, dailyBatches, dailyQueryJobs, dailyQueryMegabytes, time);
    }
}
