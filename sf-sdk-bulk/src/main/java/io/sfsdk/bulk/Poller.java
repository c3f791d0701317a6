package io.sfsdk.bulk;

import io.sfsdk.error.Delivery;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.TransportException;
import io.sfsdk.record.RecordId;
import io.sfsdk.retry.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for jobs to end. Safe to share. */
record Poller(PollPolicy policy, Clock clock, Sleeper sleeper) {
    private static final Logger log = LoggerFactory.getLogger(Poller.class);

    /**
     * Asks until a job has ended that has just begun, so first after a pause. A question that fails for a passing reason is asked again
     * with the next.
     *
     * @throws TransportException when the deadline has passed or the thread is interrupted; the job goes on
     */
    JobInfo await(RecordId job, Function<RecordId, JobInfo> question) {
        return await(job, question, policy.first());
    }

    /** The same for a job that may have ended long ago, so at once. */
    JobInfo awaitOld(RecordId job, Function<RecordId, JobInfo> question) {
        return await(job, question, Duration.ZERO);
    }

    private JobInfo await(RecordId job, Function<RecordId, JobInfo> question, Duration first) {
        Instant end = end();
        Duration pause = first;
        SalesforceException lost = null;
        while (true) {
            sleep(job, shorter(pause, Duration.between(clock.instant(), end)));
            try {
                JobInfo info = question.apply(job);
                log.debug("job polled [job={}, state={}, processed={}]", job, info.state(), info.processed());
                if (info.state().isFinal()) {
                    return info;
                }
                lost = null;
            } catch (SalesforceException e) {
                if (e.retryability() != Retryability.AFTER_DELAY
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                lost = e;
            }
            if (!clock.instant().isBefore(end)) {
                throw outOfPatience(job, lost);
            }
            pause = pause.isZero() ? policy.first() : policy.after(pause);
        }
    }

    private Instant end() {
        Duration most = Duration.ofDays(3_650);
        return clock.instant().plus(shorter(policy.deadline(), most));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private TransportException outOfPatience(RecordId job, @Nullable SalesforceException lost) {
        return new TransportException(
                "job " + job + " has not ended within " + policy.deadline()
                        + "; it goes on without us, ask for it again by its id",
                Delivery.UNKNOWN,
                lost);
    }

    private void sleep(RecordId job, Duration pause) {
        try {
            sleeper.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException(
                    "the thread was interrupted while it waited for job " + job
                            + "; the job goes on without us, ask for it again by its id",
                    Delivery.UNKNOWN,
                    e);
        }
    }
}
