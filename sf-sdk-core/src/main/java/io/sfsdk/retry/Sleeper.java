package io.sfsdk.retry;

import java.time.Duration;

/** Waits, so that tests need not. Safe to share. */
@FunctionalInterface
public interface Sleeper {
    /** Returns after {@code duration}; at once if it is zero or negative. */
    void sleep(Duration duration) throws InterruptedException;

    /** Waits in real time on the calling thread. */
    static Sleeper system() {
        return duration -> {
            if (!duration.isNegative() && !duration.isZero()) {
                Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
            }
        };
    }
}
