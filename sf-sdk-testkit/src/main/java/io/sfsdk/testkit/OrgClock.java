package io.sfsdk.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The org's time: stands still until a test moves it, or runs with real time. Everything in the org takes its time from
 * here: stamps, cursors, sessions, the {@code Date} header. Safe to share.
 */
public final class OrgClock extends Clock {
    private final AtomicReference<Reading> reading;
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();

    private OrgClock(Reading reading) {
        this.reading = new AtomicReference<>(reading);
    }

    /** Stands still at this time. */
    public static OrgClock at(Instant start) {
        return new OrgClock(new Reading(start, null));
    }

    /** Runs with real time. */
    public static OrgClock running() {
        return new OrgClock(new Reading(Instant.now(), Instant.now()));
    }

    /** Moves on; a negative duration goes back. */
    public void advance(Duration duration) {
        reading.updateAndGet(current -> new Reading(current.time().plus(duration), current.anchorNow()));
        followers.forEach(Runnable::run);
    }

    /** Jumps to a time, and stands still or goes on running as before. */
    public void set(Instant time) {
        reading.updateAndGet(current -> new Reading(time, current.anchorNow()));
        followers.forEach(Runnable::run);
    }

    /** Whether it goes on by itself. */
    boolean isRunning() {
        return current().anchor() != null;
    }

    /** Calls back on the thread that moves the clock, after each move: work that is due by now is done when the move returns. */
    void onMove(Runnable follower) {
        followers.add(follower);
    }

    /** No more calls. */
    void forget(Runnable follower) {
        followers.remove(follower);
    }

    @Override
    public Instant instant() {
        return current().time();
    }

    /** The org's time now. */
    public Instant now() {
        return instant();
    }

    private Reading current() {
        return Objects.requireNonNull(reading.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** @throws UnsupportedOperationException always: the org lives in UTC */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the org lives in UTC");
    }

    private record Reading(Instant base, @Nullable Instant anchor) {
        Instant time() {
            return anchor == null ? base : base.plus(Duration.between(anchor, Instant.now()));
        }

        @Nullable
        Instant anchorNow() {
            return anchor == null ? null : Instant.now();
        }
    }
}
