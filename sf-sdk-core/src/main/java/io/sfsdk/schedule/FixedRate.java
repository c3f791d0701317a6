package io.sfsdk.schedule;

import java.time.Duration;
import java.time.Instant;

/** Multiples of a period, counted from 1970. */
record FixedRate(Duration period) implements Schedule {
    FixedRate {
        if (period.toMillis() < 1) {
            throw new IllegalArgumentException("a period is at least a millisecond, got " + period);
        }
    }

    @Override
    public Instant first(Instant now) {
        return after(now.minusNanos(1));
    }

    @Override
    public Instant next(Instant due, Instant ended) {
        Instant next = after(due);
        return next.isAfter(ended) ? next : ended;
    }

    private Instant after(Instant moment) {
        long millis = period.toMillis();
        return Instant.ofEpochMilli(Math.multiplyExact(Math.floorDiv(moment.toEpochMilli(), millis) + 1, millis));
    }
}
