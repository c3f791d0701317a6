package io.sfsdk.testkit.bulk;

import java.time.Clock;

/** What jobs have used of the daily allocations. Safe to share. */
final class BulkUse {
    private static final long MEGABYTE = 1_048_576;

    private final DailyCount batches;
    private final DailyCount queryJobs;
    private final DailyCount queryBytes;

    BulkUse(Clock clock) {
        this.batches = new DailyCount(clock);
        this.queryJobs = new DailyCount(clock);
        this.queryBytes = new DailyCount(clock);
    }

    /** Takes a batch, if one is left. */
    boolean takeBatch(BulkLimits limits) {
        boolean left = batches.add(0) < limits.dailyBatches();
        return left && batches.add(1) > 0;
    }

    /**
     * Takes a query job.
     *
     * @throws BulkRefusal if the jobs or the results of 24 hours are used up; the texts are those that clients look for, the code
     *     is not known
     */
    void takeQueryJob(BulkLimits limits) {
        if (queryJobs.add(0) >= limits.dailyQueryJobs()) {
            throw BulkRefusal.of(
                    "EXCEEDEDQUOTA",
                    "Max bulk v2 query jobs (" + limits.dailyQueryJobs() + ") per 24 hrs has been reached");
        }
        if (queryMegabytes() >= limits.dailyQueryMegabytes()) {
            throw BulkRefusal.of(
                    "EXCEEDEDQUOTA",
                    "Max bulk v2 query result size stored (" + kilobytes(limits) + ") kb per 24 hrs has been exceeded");
        }
        queryJobs.add(1);
    }

    /** The standard allocation is a round number of kilobytes. */
    private static long kilobytes(BulkLimits limits) {
        int standard = BulkLimits.standard().dailyQueryMegabytes();
        return limits.dailyQueryMegabytes() == standard ? 1_000_000_000 : limits.dailyQueryMegabytes() * 1_024L;
    }

    void addQueryBytes(long bytes) {
        queryBytes.add(bytes);
    }

    long batches() {
        return batches.add(0);
    }

    long queryJobs() {
        return queryJobs.add(0);
    }

    long queryMegabytes() {
        return queryBytes.add(0) / MEGABYTE;
    }
}
