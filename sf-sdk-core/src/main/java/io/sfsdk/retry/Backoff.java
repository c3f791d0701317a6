package io.sfsdk.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with full jitter: before retry n (the first is 1) a random time in {@code [0, min(cap, base * 2^(n-1))]}.
 *
 * @param base bound of the first pause
 * @param cap bound of every pause
 */
public record Backoff(Duration base, Duration cap) {
    public Backoff {
        if (base.isNegative() || cap.compareTo(base) < 0) {
            throw new IllegalArgumentException("backoff needs 0 <= base <= cap, got base " + base + " and cap " + cap);
        }
    }

    /** 100 ms doubling to 20 s. */
    public static Backoff standard() {
        return new Backoff(Duration.ofMillis(100), Duration.ofSeconds(20));
    }

    /** No pause at all. */
    public static Backoff none() {
        return new Backoff(Duration.ZERO, Duration.ZERO);
    }

    /** The pause before retry {@code retry}, counted from 1. */
    public Duration pause(int retry, RandomGenerator random) {
        if (retry < 1) {
            throw new IllegalArgumentException("the first retry is 1, got " + retry);
        }
        long bound = ceilingNanos(retry);
        return bound == 0 ? Duration.ZERO : Duration.ofNanos(random.nextLong(bound + 1));
    }

    private long ceilingNanos(int retry) {
        long capNanos = cap.toNanos();
        int doublings = retry - 1;
        long baseNanos = base.toNanos();
        if (baseNanos == 0) {
            return 0;
        }
        return doublings >= Long.numberOfLeadingZeros(baseNanos) - 1
                ? capNanos
                : Math.min(capNanos, baseNanos << doublings);
    }
}
