package io.sfsdk.strategy;

import java.time.Duration;

/**
 * How fast an org answers calls, as plans reckon: estimates of time follow from it. Nothing waits by it.
 *
 * @param overhead of a call of any size, with its way there and back
 * @param written records a second that an org writes
 * @param read records a second that an org gives
 */
public record CallPace(Duration overhead, int written, int read) {
    public CallPace {
        if (overhead.isNegative() || written < 1 || read < 1) {
            throw new IllegalArgumentException("a call takes some time and at least one record a second, got "
                    + overhead + ", " + written + " and " + read);
        }
    }

    /** 200 milliseconds, 200 records a second written and 5,000 read. Usual, and promised nowhere: triggers and flows decide. */
    public static CallPace standard() {
        return new CallPace(Duration.ofMillis(200), 200, 5_000);
    }

    Duration of(Workload work, long calls) {
        long records = work.volume().records();
        long millis = records * 1_000 / (work.isRead() ? read : written);
        return overhead.multipliedBy(calls).plusMillis(millis);
    }
}
