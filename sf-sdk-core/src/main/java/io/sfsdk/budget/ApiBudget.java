package io.sfsdk.budget;

import io.sfsdk.error.TransportException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One ledger over everything that an org gives out in limited amounts. It hears what answers and {@code /limits} tell, counts what
 * its accounts spend, keeps a reserve for others, and refuses before the org has to.
 *
 * <p>Give the same budget to all clients of one org in a JVM, and a {@link SharedLedger} to those of several processes. Calls
 * nothing by itself. Safe to share.
 *
 * <p>What an allocation allows is known once the org has told it; until then only {@link Builder#most} and the amounts of a {@link
 * Share} bound it. Figures that fall are believed after a minute, and negative rests are what they are: the org's limit is soft in
 * production, this one is not.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_api.htm">API
 *     Request Limits and Allocations</a>
 */
public final class ApiBudget {
    private static final Logger log = LoggerFactory.getLogger(ApiBudget.class);

    /** {@code /limits} is documented to be right within five minutes. */
    private static final int MINUTES_BEHIND = 5;

    private final InstantSource clock;
    private final Reserve reserve;
    private final Map<Allocation, Reserve> reserves;
    private final Map<Allocation, Long> most;
    private final Ledger ledger;
    private final int portion;
    private final LongCalls places;
    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final AtomicLong parkedUntil = new AtomicLong();

    private ApiBudget(Builder built) {
        this.clock = built.clock;
        this.reserve = built.reserve;
        this.reserves = Map.copyOf(built.reserves);
        this.most = Map.copyOf(built.most);
        this.ledger = new Ledger(built.shared);
        this.portion = built.shared == null ? 1 : built.portion;
        this.places = new LongCalls(built.longCalls);
    }

    /** With a reserve of one twentieth of each allocation, in this process alone. */
    public static ApiBudget standard() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A spender that may take whatever the reserve leaves. */
    public BudgetAccount account(String name) {
        return account(name, Priority.NORMAL, Share.all());
    }

    /**
     * A spender.
     *
     * @param name of letters, digits, blanks and {@code . _ : / -}, at most 80 of them
     * @param priority whose announced work it leaves room for
     * @param share the most it may spend
     */
    public BudgetAccount account(String name, Priority priority, Share share) {
        if (!name.matches("[\\w .:/-]{1,80}")) {
            throw new IllegalArgumentException(
                    "an account's name has 1 to 80 letters, digits, blanks and . _ : / -, got " + name.length()
                            + " signs");
        }
        return new BudgetAccount(this, name, priority, share);
    }

    /** Hears what an answer told of the API requests of the last 24 hours, by all clients of the org together. */
    public void heardCalls(long used, long max) {
        line(Allocation.CALLS).hear(used, max, 0);
    }

    /**
     * Hears a figure of {@code /limits}, which may be five minutes old.
     *
     * @param remaining negative where a soft limit was exceeded
     */
    public void heard(Allocation allocation, long max, long remaining) {
        line(allocation).hear(max - remaining, max, MINUTES_BEHIND);
    }

    /** What the reserve leaves and nobody has used or set aside; negative if too much is used, empty if nobody knows. */
    public OptionalLong left(Allocation allocation) {
        return line(allocation).left(0);
    }

    /** When the org last told of an allocation, in an answer or by {@code /limits}; empty if it has not. */
    public Optional<Instant> heardAt(Allocation allocation) {
        LineState state = line(allocation).state();
        return state.told() ? Optional.of(Instant.ofEpochMilli(state.toldAt())) : Optional.empty();
    }

    /** When the next API request may be made, since the org said that there are none left; empty if one may be made now. */
    public Optional<Instant> parkedUntil() {
        long until = parkedUntil.get();
        return clock.millis() < until ? Optional.of(Instant.ofEpochMilli(until)) : Optional.empty();
    }

    /** Of each allocation that was heard of or spent, what is left, for people. */
    @Override
    public String toString() {
        Map<String, String> told = new TreeMap<>();
        lines.forEach((key, line) -> {
            OptionalLong left = line.left(0);
            told.put(
                    key,
                    left.isPresent() ? left.getAsLong() + " left" : line.state().inUse() + " used");
        });
        return "ApiBudget" + told;
    }

    InstantSource clock() {
        return clock;
    }

    Ledger ledger() {
        return ledger;
    }

    /** How much is taken from the ledger at a time. */
    int portion() {
        return portion;
    }

    LongCalls places() {
        return places;
    }

    Line line(Allocation allocation) {
        return lines.computeIfAbsent(
                allocation.key(),
                key -> new Line(allocation, reserves.getOrDefault(allocation, reserve), bound(allocation), clock));
    }

    private OptionalLong bound(Allocation allocation) {
        Long bound = most.get(allocation);
        return bound == null ? OptionalLong.empty() : OptionalLong.of(bound);
    }

    /** The org frees its requests over hours, so each one more would only be refused. */
    void park() {
        Instant until = clock.instant().plus(Allocation.CALLS.slot());
        if (parkedUntil.getAndSet(until.toEpochMilli()) <= clock.millis()) {
            log.warn("the org's API requests are used up; none is made before {}", until);
        }
    }

    void halve() {
        log.debug("the org had too many calls at once; {} at a time from now on", places.halve());
    }

    void checkNotParked() {
        parkedUntil().ifPresent(until -> {
            throw TransportException.withheld(
                    "no call was made: the org said that its API requests are used up. Ask again at " + until);
        });
    }

    /** Choices for an {@link ApiBudget}; each has a default. */
    public static final class Builder {
        private InstantSource clock = InstantSource.system();
        private Reserve reserve = Reserve.part(0.05);
        private final Map<Allocation, Reserve> reserves = new LinkedHashMap<>();
        private final Map<Allocation, Long> most = new LinkedHashMap<>();
        private @Nullable SharedLedger shared;
        private int portion = 50;
        private int longCalls = 5;

        private Builder() {
            most.put(Allocation.INGEST_RECORDS, 150_000_000L);
        }

        /** Default: the system's. */
        public Builder clock(InstantSource given) {
            this.clock = given;
            return this;
        }

        /** What is left to others of each allocation. Default: one twentieth. */
        public Builder reserve(Reserve ofEach) {
            this.reserve = ofEach;
            return this;
        }

        /** What is left to others of one allocation. */
        public Builder reserve(Allocation allocation, Reserve left) {
            reserves.put(allocation, left);
            return this;
        }

        /**
         * A bound of one's own, where the org's is higher or untold; the reserve is taken off it too. Default: 150,000,000 ingested
         * records, which is documented, and none else.
         */
        public Builder most(Allocation allocation, long amount) {
            most.put(allocation, amount);
            return this;
        }

        /**
         * Shares the accounts with other processes.
         *
         * @param amount taken at a time, so that not each call asks the ledger; a process that dies loses so much a window
         */
        public Builder shared(SharedLedger ledger, int amount) {
            if (amount < 1) {
                throw new IllegalArgumentException("at least one is taken at a time, got " + amount);
            }
            this.shared = ledger;
            this.portion = amount;
            return this;
        }

        /**
         * Calls of 20 seconds or more that the org allows at once: 25 in production and sandboxes, 5 in Developer Edition and trial
         * orgs. Default: 5, since which it is cannot be seen.
         */
        public Builder longCalls(int atOnce) {
            if (atOnce < 1) {
                throw new IllegalArgumentException("at least one call is made at a time, got " + atOnce);
            }
            this.longCalls = atOnce;
            return this;
        }

        public ApiBudget build() {
            return new ApiBudget(this);
        }
    }
}
