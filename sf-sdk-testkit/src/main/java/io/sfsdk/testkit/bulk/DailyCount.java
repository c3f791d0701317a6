package io.sfsdk.testkit.bulk;

import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;

/** A count of the last 24 hours, hour by hour on the org's clock. Safe to share. */
final class DailyCount {
    private static final int HOURS = 24;

    private final ReentrantLock lock = new ReentrantLock();
    private final Clock clock;
    private final long[] counts = new long[HOURS];
    private final long[] hours = new long[HOURS];

    DailyCount(Clock clock) {
        this.clock = clock;
    }

    /** Adds to the present hour and gives the sum of the last 24. */
    long add(long more) {
        lock.lock();
        try {
            long hour = clock.instant().getEpochSecond() / 3_600;
            int slot = Math.floorMod(hour, HOURS);
            counts[slot] = hours[slot] == hour ? counts[slot] + more : more;
            hours[slot] = hour;
            return sum(hour);
        } finally {
            lock.unlock();
        }
    }

    private long sum(long hour) {
        long sum = 0;
        for (int slot = 0; slot < HOURS; slot++) {
            sum += hour - hours[slot] < HOURS ? counts[slot] : 0;
        }
        return sum;
    }
}
