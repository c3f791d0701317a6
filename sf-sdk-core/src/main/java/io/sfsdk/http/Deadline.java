package io.sfsdk.http;

import java.time.Duration;

/** The end of one exchange, on the clock that never jumps. */
final class Deadline {
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + finite(time).toNanos());
    }

    /** The same time, or a hundred years if it is longer. */
    static Duration finite(Duration time) {
        return time.compareTo(FOREVER) > 0 ? FOREVER : time;
    }

    /** Zero or less once it has passed. */
    long remainingNanos() {
        return end - System.nanoTime();
    }
}
