package io.sfsdk.watermark;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The right to work, for a while. Every move of a position that {@link #guard} guards renews it when half of its time is over, so a
 * run that makes progress keeps it. Safe to share: a host whose pages may take longer renews from a thread of its own.
 */
public final class Lease implements AutoCloseable {
    private final WatermarkStore store;
    private final WatermarkKey key;
    private final Duration time;
    private final InstantSource clock;
    private volatile LeaseRecord mine;

    Lease(WatermarkStore store, WatermarkKey key, LeaseRecord mine, Duration time, InstantSource clock) {
        this.store = store;
        this.key = key;
        this.mine = mine;
        this.time = time;
        this.clock = clock;
    }

    /** Greater than that of every holder before. A target of yours that refuses smaller ones is fenced as well. */
    public long fence() {
        return mine.fence();
    }

    /** The name of this instance. */
    public String holder() {
        return mine.holder();
    }

    /**
     * These positions, for the holder of this lease alone: each carries the lease's fence, so that a worker that was paused past its
     * lease cannot move what a later holder has once read. A position that was never under a lease is taken under this one, and is
     * read and moved by lease from then on.
     *
     * <p>Its methods throw {@link LeaseLostException} once another worker has taken over. The store may be another than the lease's.
     */
    public WatermarkStore guard(WatermarkStore positions) {
        return new FencedStore(positions, this);
    }

    /**
     * Makes the lease last its whole time from now on, even if it had run out and nobody took it.
     *
     * @throws LeaseLostException if another worker took it
     */
    public void renew() {
        LeaseRecord before = mine;
        LeaseRecord next = before.until(clock.instant().plus(time));
        if (store.advance(key, before.text(), next.text())) {
            mine = next;
        } else {
            mine = stillMine();
        }
    }

    /** Gives the lease back, so that another worker need not wait for its end; does nothing if one has taken it. */
    @Override
    public void close() {
        LeaseRecord last = mine;
        if (!store.advance(key, last.text(), last.until(null).text())) {
            store.load(key)
                    .map(stored -> LeaseRecord.parse(key, stored))
                    .filter(found -> found.fence() == fence())
                    .ifPresent(found ->
                            store.advance(key, found.text(), found.until(null).text()));
        }
    }

    void renewIfDue() {
        Instant until = mine.until();
        if (until == null || !clock.instant().isBefore(until.minus(time.dividedBy(2)))) {
            renew();
        }
    }

    /** A move failed: another thread renewed, or this one did and never learned of it, or the lease is another's. */
    private LeaseRecord stillMine() {
        LeaseRecord found = store.load(key)
                .map(stored -> LeaseRecord.parse(key, stored))
                .orElseGet(() -> new LeaseRecord(0, null, "nobody, since its record was removed"));
        if (found.fence() != fence() || found.until() == null) {
            throw lost(found.fence() == fence() ? "nobody, since it was given back" : found.holder());
        }
        return found;
    }

    LeaseLostException lost(String holderNow) {
        return new LeaseLostException("the lease of " + key.name() + " is held by " + holderNow + " now, and "
                + holder() + " must stop: it was paused, or a page took it longer than the lease's " + time
                + ". Nothing is lost, the new holder goes on from the last stored position. If it happens again, make"
                + " leases last longer");
    }

    @Override
    public String toString() {
        return "lease of " + key.name() + " by " + holder() + ", fence " + fence();
    }
}
