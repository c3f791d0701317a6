package io.sfsdk.retry;

import java.time.Duration;

/**
 * How often and how long to try.
 *
 * @param maxAttempts attempts in all, the first included; 1 means never again
 * @param backoff the pause before each retry; a server's {@code Retry-After} is obeyed where it is longer
 * @param deadline time for all attempts and pauses together; no retry starts that would end after it
 */
public record RetryPolicy(int maxAttempts, Backoff backoff, Duration deadline) {
    public RetryPolicy {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException(
                    "maxAttempts counts the first attempt, so it is at least 1, got " + maxAttempts);
        }
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("the deadline must be positive, got " + deadline);
        }
    }

    /** Three attempts, {@link Backoff#standard()}, two minutes. */
    public static RetryPolicy standard() {
        return new RetryPolicy(3, Backoff.standard(), Duration.ofMinutes(2));
    }

    /** One attempt. */
    public static RetryPolicy none() {
        return new RetryPolicy(1, Backoff.none(), Duration.ofMinutes(2));
    }

    public RetryPolicy withMaxAttempts(int attempts) {
        return new RetryPolicy(attempts, backoff, deadline);
    }

    public RetryPolicy withBackoff(Backoff next) {
        return new RetryPolicy(maxAttempts, next, deadline);
    }

    public RetryPolicy withDeadline(Duration next) {
        return new RetryPolicy(maxAttempts, backoff, next);
    }
}
