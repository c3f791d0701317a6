package io.sfsdk.testkit.rest;

import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts requests of the last 24 hours, hour by hour on the org's clock, and tells the count as real servers do: each has
 * its own idea, so the number goes down as well as up. Safe to share.
 */
final class UsageMeter {
    private static final int HOURS = 24;
    private static final int JITTER = 13;

    private final ReentrantLock lock = new ReentrantLock();
    private final Clock clock;
    private final long[] requests = new long[HOURS];
    private final long[] hours = new long[HOURS];
    private final long seed;
    private long told;

    UsageMeter(Clock clock, long seed, long usedAlready) {
        this.clock = clock;
        this.seed = seed;
        count(usedAlready);
    }

    /** Adds requests to the current hour and gives the exact use of the last 24. */
    long count(long more) {
        lock.lock();
        try {
            long hour = clock.instant().getEpochSecond() / 3_600;
            int slot = Math.floorMod(hour, HOURS);
            requests[slot] = hours[slot] == hour ? requests[slot] + more : more;
            hours[slot] = hour;
            return sum(hour);
        } finally {
            lock.unlock();
        }
    }

    /** The use as one server estimates it: up to twelve requests behind. */
    long estimate() {
        long used = count(0);
        lock.lock();
        try {
            long mixed = (seed + ++told) * 0x9E3779B97F4A7C15L;
            return Math.max(1, used - Math.floorMod(mixed ^ (mixed >>> 32), JITTER));
        } finally {
            lock.unlock();
        }
    }

    private long sum(long hour) {
        long sum = 0;
        for (int slot = 0; slot < HOURS; slot++) {
            sum += hour - hours[slot] < HOURS ? requests[slot] : 0;
        }
        return sum;
    }
}
