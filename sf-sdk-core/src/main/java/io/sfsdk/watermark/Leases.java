package io.sfsdk.watermark;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Lets exactly one of several instances do a job, over any {@link WatermarkStore} that they share: each asks for the job's lease,
 * and one is granted it, for some minutes at a time. Immutable and safe to share.
 *
 * <p>When a lease ends is a matter of clocks. Hosts whose clocks disagree by some seconds take over that much too early or too
 * late, and nothing worse happens: who may move a position is decided by the lease's fence, a number that grows with each holder and
 * is part of the stored position itself ({@link Lease#guard}). With a database, let it tell the time: {@code
 * leases.by(store.databaseTime())}.
 */
public final class Leases {
    private static final Duration STANDARD = Duration.ofMinutes(5);
    private static final int LONGEST_NAME = 100;

    private final WatermarkStore store;
    private final String holder;
    private final Duration time;
    private final InstantSource clock;

    private Leases(WatermarkStore store, String holder, Duration time, InstantSource clock) {
        this.store = store;
        this.holder = holder;
        this.time = time;
        this.clock = clock;
    }

    /**
     * Leases of five minutes by the system's clock.
     *
     * @param store shared by all instances
     * @param holder names this instance to people and differs from the others': host and process, for example; up to 100 characters
     */
    public static Leases in(WatermarkStore store, String holder) {
        if (holder.isBlank() || holder.length() > LONGEST_NAME || holder.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a holder is named by 1 to 100 characters on one line");
        }
        return new Leases(store, holder, STANDARD, InstantSource.system());
    }

    /**
     * How long a lease lasts without being renewed: longer than the longest page takes, the org's answer and the handler's work
     * included, since each page that is accepted renews it. A worker that died is replaced after that time.
     */
    public Leases lasting(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("a lease lasts longer than nothing, got " + duration);
        }
        return new Leases(store, holder, duration, clock);
    }

    /** Tells whether a lease has ended, to this instance. */
    public Leases by(InstantSource instants) {
        return new Leases(store, holder, time, instants);
    }

    /**
     * Asks for a lease; never waits.
     *
     * @param name of what is worked on, for example {@code sync of Account}; up to 255 characters
     * @throws WatermarkStoreException if the store failed; a lease that was granted unseen ends by itself
     */
    public LeaseAttempt acquire(String name) {
        WatermarkKey key = new WatermarkKey("lease", name);
        while (true) { // each turn that fails is one in which another worker succeeded
            Watermark stored = store.load(key).orElse(null);
            Instant now = clock.instant();
            LeaseRecord last = stored == null ? new LeaseRecord(0, null, holder) : LeaseRecord.parse(key, stored);
            Instant until = last.until();
            if (until != null && last.isHeldAt(now)) {
                return new LeaseAttempt.Held(last.holder(), until);
            }
            LeaseRecord mine = new LeaseRecord(fenceAfter(last, now), now.plus(time), holder);
            if (store.advance(key, stored, mine.text())) {
                return new LeaseAttempt.Granted(new Lease(store, key, mine, time, clock));
            }
        }
    }

    /** Greater than the last, and, should somebody remove the lease's record, than those before. */
    private static long fenceAfter(LeaseRecord last, Instant now) {
        return Math.max(last.fence() + 1, now.toEpochMilli());
    }
}
