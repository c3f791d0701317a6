package io.sfsdk.budget;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Places for calls under way. The org bounds those that take 20 seconds or more, and nobody knows beforehand which will: so a call
 * waits while as many as the org allows have become long. Where the org says that there were too many at once, half of those under
 * way are still allowed, and one more for each round that ends well. Safe to share.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_api.htm">API
 *     Request Limits and Allocations, Concurrent API Request Limits</a>
 */
final class LongCalls {
    static final Duration LONG = Duration.ofSeconds(20);
    private static final int UNBOUNDED = Integer.MAX_VALUE;

    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition freed = lock.newCondition();
    private final Set<Place> running = new HashSet<>();
    private int allowed = UNBOUNDED;
    private int endedWell;

    LongCalls(int most) {
        this.most = most;
    }

    /** One call under way; two of them are never equal. */
    static final class Place {
        private final long since;

        private Place(long since) {
            this.since = since;
        }
    }

    /**
     * Waits for a place.
     *
     * @return null if none became free in time
     */
    @Nullable
    Place enter(InstantSource clock, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (!isFree(clock.millis())) {
                if (left <= 0) {
                    return null;
                }
                left = freed.awaitNanos(left);
            }
            Place place = new Place(clock.millis());
            running.add(place);
            return place;
        } finally {
            lock.unlock();
        }
    }

    void leave(Place place) {
        lock.lock();
        try {
            running.remove(place);
            freed.signal();
        } finally {
            lock.unlock();
        }
    }

    void endedWell() {
        lock.lock();
        try {
            if (allowed != UNBOUNDED && ++endedWell >= allowed) {
                allowed++;
                endedWell = 0;
                freed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The org refused a call that is still here because there were too many. */
    int halve() {
        lock.lock();
        try {
            allowed = Math.max(1, Math.min(allowed, running.size()) / 2);
            endedWell = 0;
            return allowed;
        } finally {
            lock.unlock();
        }
    }

    private boolean isFree(long now) {
        long becameLong = running.stream()
                .filter(place -> now - place.since >= LONG.toMillis())
                .count();
        return running.size() < allowed && becameLong < most;
    }
}
