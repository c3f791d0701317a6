package io.sfsdk.testkit.bulk;

import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One job and how far it has come. States and counts may be read by any thread; the worker alone makes it advance. */
abstract sealed class Job permits IngestJob, QueryJob {
    private final JobFacts facts;
    private final AtomicReference<Standing> standing;
    private final AtomicInteger looks = new AtomicInteger();
    private volatile @Nullable String errorMessage;
    private volatile @Nullable Instant startsAt;

    private record Standing(JobState state, Instant since) {}

    Job(JobFacts facts) {
        this.facts = facts;
        this.standing = new AtomicReference<>(new Standing(JobState.OPEN, facts.createdAt()));
    }

    /** {@code V2Ingest} or {@code V2Query}. */
    abstract String type();

    /**
     * Does some of what is due.
     *
     * @return when more is due; null when nothing ever will be
     */
    abstract @Nullable Instant advance(Instant now);

    abstract long processed();

    abstract long failed();

    abstract int retries();

    /** Gives up what it keeps on the disk. */
    abstract void discard();

    JobFacts facts() {
        return facts;
    }

    JobState state() {
        return current().state();
    }

    /** When it came to its state. */
    Instant since() {
        return current().since();
    }

    private Standing current() {
        return Objects.requireNonNull(standing.get());
    }

    /** Goes from one state to another; false if it is not, or no more, in the first. */
    boolean move(JobState from, JobState to, Instant at) {
        Standing now = current();
        return now.state() == from && standing.compareAndSet(now, new Standing(to, at));
    }

    /** Ends it as failed, unless it has ended. */
    void fail(@Nullable String message, Instant at) {
        errorMessage = message;
        Standing now = current();
        while (!now.state().isTerminal() && !standing.compareAndSet(now, new Standing(JobState.FAILED, at))) {
            now = current();
        }
    }

    /** Stops it; what is committed stays. False if it has ended. */
    boolean abort(Instant now) {
        JobState state = state();
        while (!state.isTerminal() && !move(state, JobState.ABORTED, now)) {
            state = state();
        }
        return !state.isTerminal();
    }

    @Nullable
    String errorMessage() {
        return errorMessage;
    }

    void startsAt(Instant time) {
        startsAt = time;
    }

    @Nullable
    Instant startsAt() {
        return startsAt;
    }

    /** The state a client is told that asks now: the end only after it was often enough told to be in progress. */
    JobState look(int looksInProgress) {
        JobState state = state();
        boolean worked = state == JobState.JOB_COMPLETE || state == JobState.FAILED;
        if (state == JobState.IN_PROGRESS || (worked && looks.get() < looksInProgress)) {
            looks.incrementAndGet();
            return JobState.IN_PROGRESS;
        }
        return state;
    }
}
