package io.sfsdk.testkit.bulk;

import java.time.Duration;

/**
 * How fast jobs advance, by the org's clock.
 *
 * @param queueTime from the end of the upload to the first row; default 100 ms
 * @param chunkTime what a chunk of rows takes at least; default 1 ms. A query takes this once
 * @param looksInProgress how often a job must have been looked at while it is told to be {@code InProgress} before its end is
 *     told; default 1, so that no client sees a job end at once
 */
public record BulkPace(Duration queueTime, Duration chunkTime, int looksInProgress) {
    public BulkPace {
        if (queueTime.isNegative() || chunkTime.isNegative() || looksInProgress < 0) {
            throw new IllegalArgumentException("no time is negative: " + queueTime + ", " + chunkTime);
        }
    }

    public static BulkPace standard() {
        return new BulkPace(Duration.ofMillis(100), Duration.ofMillis(1), 1);
    }

    /** Jobs end when they are closed or, for queries, created; no real org does that. */
    public static BulkPace immediate() {
        return new BulkPace(Duration.ZERO, Duration.ZERO, 0);
    }

    public BulkPace withQueueTime(Duration time) {
        return new BulkPace(time, chunkTime, looksInProgress);
    }

    public BulkPace withChunkTime(Duration time) {
        return new BulkPace(queueTime, time, looksInProgress);
    }

    public BulkPace withLooksInProgress(int looks) {
        return new BulkPace(queueTime, chunkTime, looks);
    }
}
