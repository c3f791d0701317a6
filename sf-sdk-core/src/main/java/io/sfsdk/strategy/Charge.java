package io.sfsdk.strategy;

import java.time.Duration;

/**
 * What an API is thought to charge for work.
 *
 * @param calls API requests
 * @param batches Bulk ingest batches; 0 where none are counted
 * @param time until the last answer, one chunk after the other
 */
public record Charge(long calls, long batches, Duration time) {
    public Charge {
        if (calls < 0 || batches < 0 || time.isNegative()) {
            throw new IllegalArgumentException(
                    "nothing costs less than nothing, got " + calls + ", " + batches + " and " + time);
        }
    }
}
