package io.sfsdk.schedule;

import io.sfsdk.retry.Backoff;
import io.sfsdk.retry.Sleeper;
import io.sfsdk.watermark.Lease;
import io.sfsdk.watermark.LeaseAttempt;
import io.sfsdk.watermark.LeaseLostException;
import io.sfsdk.watermark.Leases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Runs a job whenever it is due, never twice at a time, on threads of the host: by {@link #tick()} from a timer of its own, by {@link
 * #start} on its executor, or by {@link #runUntilStopped} on a thread it gives up for that. A run that fails is told to the listener
 * and tried again after a pause that grows with each failure in a row. Safe to share.
 */
public final class ScheduledJob {
    private static final Duration LONGEST_NAP = Duration.ofSeconds(1);

    private final Schedule schedule;
    private final Work work;
    private final @Nullable Leases leases;
    private final String name;
    private final Backoff backoff;
    private final Consumer<Tick> listener;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Set<Countermeasure> off;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile Instant due;
    private volatile boolean isStopping;
    private @Nullable Lease lease;
    private int failures;

    private ScheduledJob(Builder built) {
        this.schedule = built.schedule;
        this.work = built.work;
        this.leases = built.leases;
        this.name = built.name;
        this.backoff = built.backoff;
        this.listener = built.listener;
        this.clock = built.clock;
        this.random = built.random;
        this.off = built.off;
        this.due = schedule.first(clock.instant());
    }

    /** What is done at each turn; an exception is a failed run. */
    @FunctionalInterface
    public interface Work {
        void run(Turn turn) throws Exception;
    }

    /** A job with its times: {@code ScheduledJob.of(Schedule.every(..), turn -> sync.run(turn::isStopping))}. */
    public static Builder of(Schedule schedule, Work work) {
        return new Builder(schedule, work);
    }

    /** When it is due next. */
    public Instant due() {
        return due;
    }

    /**
     * Runs the job on this thread if it is due, and returns at once if it is not, or is running.
     *
     * @return what came of it; all but {@link Tick.TooEarly}, {@link Tick.StillRunning} and {@link Tick.Stopped} went to the listener
     *     as well
     */
    public Tick tick() {
        if (off.contains(Countermeasure.ONE_RUN)) {
            return lookAndRun();
        }
        if (!turn.tryLock()) {
            return new Tick.StillRunning();
        }
        try {
            if (turn.getHoldCount() > 1) {
                return new Tick.StillRunning();
            }
            return lookAndRun();
        } finally {
            turn.unlock();
            giveLeaseBackIfStopped();
        }
    }

    /**
     * Runs the job on this thread whenever it is due, until it is stopped.
     *
     * @param sleeper sleeps a second at most at a time
     * @throws InterruptedException if the thread is interrupted; the job is stopped then
     */
    public void runUntilStopped(Sleeper sleeper) throws InterruptedException {
        while (!isStopping) {
            Duration wait = Duration.between(clock.instant(), due);
            try {
                sleeper.sleep(wait.compareTo(LONGEST_NAP) < 0 ? wait : LONGEST_NAP);
            } catch (InterruptedException e) {
                stop();
                throw e;
            }
            tick();
        }
    }

    /**
     * Runs the job on the executor whenever it is due, until it is stopped.
     *
     * @return ends when the job is stopped; fails with what the listener threw, with an {@link Error} of the job, or with the
     *     executor's refusal if that was shut down
     */
    public CompletionStage<Void> start(ScheduledExecutorService executor) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        new ExecutorLoop(this, executor, clock, end).plan();
        return end;
    }

    /** Ends the job after the page in hand; returns at once. It does not run again, and its lease is given back. */
    public void stop() {
        isStopping = true;
        giveLeaseBackIfStopped();
    }

    boolean isStopping() {
        return isStopping;
    }

    private Tick lookAndRun() {
        Instant now = clock.instant();
        if (isStopping) {
            return new Tick.Stopped();
        }
        if (now.isBefore(due)) {
            return new Tick.TooEarly(due);
        }
        Tick tick = run(now);
        listener.accept(tick);
        return tick;
    }

    private Tick run(Instant now) {
        try {
            LeaseAttempt.Held held = askForLease();
            if (held != null) {
                due = schedule.next(due, now);
                return new Tick.StoodBy(held.holder(), due);
            }
            work.run(new Turn(this::isStopping, lease));
            return ran();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            isStopping = true;
            return failed(e);
        } catch (Exception e) {
            return failed(e);
        } catch (Error e) {
            listener.accept(failed(e));
            throw e;
        }
    }

    private Tick ran() {
        Instant wasDue = due;
        failures = 0;
        due = schedule.next(wasDue, clock.instant());
        return new Tick.Ran(wasDue, due);
    }

    private Tick failed(Throwable cause) {
        failures++;
        Duration pause = off.contains(Countermeasure.BACKOFF) ? Duration.ZERO : backoff.pause(failures, random);
        due = clock.instant().plus(pause);
        return new Tick.Failed(cause, failures, due);
    }

    /** Keeps the lease from one turn to the next, so that the instance that works goes on working. */
    private LeaseAttempt.@Nullable Held askForLease() {
        if (leases == null) {
            return null;
        }
        if (lease != null) {
            try {
                lease.renew();
                return null;
            } catch (LeaseLostException e) {
                lease = null;
            }
        }
        LeaseAttempt attempt = leases.acquire(name);
        if (attempt instanceof LeaseAttempt.Held held) {
            return held;
        }
        lease = ((LeaseAttempt.Granted) attempt).lease();
        return null;
    }

    private void giveLeaseBackIfStopped() {
        if (isStopping && !turn.isHeldByCurrentThread() && turn.tryLock()) {
            try {
                if (lease != null) {
                    lease.close();
                    lease = null;
                }
            } finally {
                turn.unlock();
            }
        }
    }

    /** Choices for a {@link ScheduledJob}; each has a default. */
    public static final class Builder {
        private final Schedule schedule;
        private final Work work;
        private @Nullable Leases leases;
        private String name = "";
        private Backoff backoff = new Backoff(Duration.ofMinutes(1), Duration.ofMinutes(30));
        private Consumer<Tick> listener = tick -> {};
        private InstantSource clock = InstantSource.system();
        private RandomGenerator random = new Random();
        private Set<Countermeasure> off = Set.of();

        private Builder(Schedule schedule, Work work) {
            this.schedule = schedule;
            this.work = work;
        }

        /**
         * Of all instances with this name one works, and the others stand by: a lease that is asked for at each turn and kept until the
         * next. Make it last longer than the time between two turns where the same instance should go on working. Default: none.
         *
         * @param jobName names the job, the same in all instances
         */
        public Builder lease(Leases given, String jobName) {
            this.leases = given;
            this.name = jobName;
            return this;
        }

        /** The pauses after failures in a row. Default: up to 1 minute, doubling to 30 minutes. */
        public Builder backoff(Backoff pauses) {
            this.backoff = pauses;
            return this;
        }

        /**
         * Told what became of each turn, by the thread that ran it; an exception it throws ends the loop. Default: nobody, so a host
         * that does not look at what {@link #tick()} returns never learns of failures.
         */
        public Builder listener(Consumer<Tick> watching) {
            this.listener = watching;
            return this;
        }

        /** Time, and chance for the pauses. Default: the system's. */
        public Builder time(InstantSource instants, RandomGenerator jitter) {
            this.clock = instants;
            this.random = jitter;
            return this;
        }

        /** For tests of this package: see {@link Countermeasure}. */
        Builder without(Countermeasure... switchedOff) {
            this.off = Set.of(switchedOff);
            return this;
        }

        public ScheduledJob build() {
            return new ScheduledJob(this);
        }
    }
}
