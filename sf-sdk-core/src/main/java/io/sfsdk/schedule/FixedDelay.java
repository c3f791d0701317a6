package io.sfsdk.schedule;

import java.time.Duration;
import java.time.Instant;

/** A pause behind each run. */
record FixedDelay(Duration delay) implements Schedule {
    FixedDelay {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a delay must not be negative, got " + delay);
        }
    }

    @Override
    public Instant first(Instant now) {
        return now;
    }

    @Override
    public Instant next(Instant due, Instant ended) {
        return ended.plus(delay);
    }
}
