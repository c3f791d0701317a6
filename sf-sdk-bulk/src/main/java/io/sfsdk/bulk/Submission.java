package io.sfsdk.bulk;

import io.sfsdk.answer.Disclosure;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.HttpBody;
import io.sfsdk.record.RecordId;
import io.sfsdk.retry.Attempts;
import io.sfsdk.write.JobTickets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one upload to the org: create, tell the ticket, upload, close. Until the close nothing is processed, so whatever goes wrong
 * before is undone by aborting the job, and only when that has surely worked another takes its place. The upload itself is never sent
 * twice: the org takes a second one and then refuses the job. Used once, by one thread.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/upload_job_data.htm">Bulk API 2.0
 *     Developer Guide, Upload Job Data</a>
 */
final class Submission {
    private static final Logger log = LoggerFactory.getLogger(Submission.class);
    private static final ErrorCode INVALID_JOB = new ErrorCode("INVALIDJOB");

    private final JobPaths jobs;
    private final IngestSpec spec;
    private final Supplier<Attempts> attempts;
    private final Pause pause;

    Submission(JobPaths jobs, IngestSpec spec, Supplier<Attempts> attempts, Pause pause) {
        this.jobs = jobs;
        this.spec = spec;
        this.attempts = attempts;
        this.pause = pause;
    }

    /** A job that may have taken the records; whether it did is unknown if there is a doubt. */
    record Submitted(RecordId job, @Nullable SalesforceException doubt) {}

    /** Tells that a job was surely abandoned, so that another may take its place. */
    private static final class Abandoned extends Exception {
        private static final long serialVersionUID = 1L;

        private final SalesforceException reason;

        Abandoned(SalesforceException reason) {
            super(reason);
            this.reason = reason;
        }
    }

    /**
     * Submits.
     *
     * @throws SalesforceException if the org has taken nothing and never will
     */
    Submitted submit(HttpBody csv, JobTickets tickets) {
        Attempts all = attempts.get();
        while (true) {
            RecordId job = create(all);
            try {
                tell(tickets, job);
                return send(job, csv);
            } catch (Abandoned e) {
                log.debug("job abandoned, another takes its place [job={}]", job, e.reason);
                if (!pause.beforeNext(all, e.reason)) {
                    throw nothingTaken(e.reason);
                }
            }
        }
    }

    /** A create without an answer may leave an open job without data behind, which does nothing and costs nothing. */
    private RecordId create(Attempts all) {
        while (true) {
            try {
                return jobs.calls()
                        .job(jobs.calls().once("POST", jobs.root(), JobJson.spec(spec)), Disclosure.TEXT)
                        .id();
            } catch (SalesforceException e) {
                boolean mayPass = e.retryability() == Retryability.AFTER_DELAY;
                if (!mayPass || !pause.beforeNext(all, e)) {
                    if (e instanceof ApiException refusal && e.delivery() != Delivery.UNKNOWN) {
                        throw Quotas.explain(refusal);
                    }
                    throw e.delivery() == Delivery.UNKNOWN ? nothingTaken(e) : e;
                }
            }
        }
    }

    private void tell(JobTickets tickets, RecordId job) {
        try {
            tickets.keep(new JobTicket(jobs.calls().version(), job).toString());
        } catch (RuntimeException | Error e) {
            abandon(job);
            throw e;
        }
    }

    private Submitted send(RecordId job, HttpBody csv) throws Abandoned {
        try {
            jobs.calls().call(jobs.calls().upload("PUT", jobs.path(job) + "/batches", csv));
        } catch (SalesforceException e) {
            boolean isGone = abandon(job);
            if (e.delivery() != Delivery.UNKNOWN) {
                throw e;
            }
            return abandonedOrDoubtful(job, isGone, e);
        } catch (RuntimeException | Error e) {
            abandon(job);
            throw e;
        }
        return close(job);
    }

    private static Submitted abandonedOrDoubtful(RecordId job, boolean isGone, SalesforceException reason)
            throws Abandoned {
        if (isGone) {
            throw new Abandoned(reason);
        }
        return new Submitted(job, reason);
    }

    /** A close without an answer is not repeated before the job was looked at. */
    private Submitted close(RecordId job) throws Abandoned {
        Attempts closing = attempts.get();
        while (true) {
            try {
                jobs.change(job, JobState.UPLOAD_COMPLETE);
                return new Submitted(job, null);
            } catch (SalesforceException e) {
                JobInfo now = look(job);
                if (now == null) {
                    return new Submitted(job, e);
                }
                if (!now.state().equals(JobState.OPEN)) {
                    return new Submitted(job, null);
                }
                boolean mayPass = e.retryability() == Retryability.AFTER_DELAY;
                if (!mayPass || !pause.beforeNext(closing, e)) {
                    return giveUp(job, e);
                }
            }
        }
    }

    /** Two files in one job mean that something on the way repeated the upload; a new job has a new chance. */
    private Submitted giveUp(RecordId job, SalesforceException e) throws Abandoned {
        boolean isGone = abandon(job);
        if (isGone && e.delivery() != Delivery.UNKNOWN && !e.code().equals(INVALID_JOB)) {
            throw e;
        }
        return abandonedOrDoubtful(job, isGone, e);
    }

    private @Nullable JobInfo look(RecordId job) {
        try {
            return jobs.info(job);
        } catch (SalesforceException e) {
            log.debug("a job could not be looked at [job={}]", job, e);
            return null;
        }
    }

    /** Whether the job has surely ended without a record. */
    private boolean abandon(RecordId job) {
        try {
            jobs.change(job, JobState.ABORTED);
        } catch (SalesforceException e) {
            log.debug("a job could not be aborted [job={}]", job, e);
        }
        JobInfo now = look(job);
        return now != null && now.state().equals(JobState.ABORTED) && now.processed() == 0;
    }

    private TransportException nothingTaken(SalesforceException cause) {
        return new TransportException(
                "no job to " + spec.operation().name() + " " + spec.sobject()
                        + " records came about, and none of them was taken; an open job without data may be left"
                        + " behind",
                cause.retryability(),
                Delivery.NOT_SENT,
                cause);
    }
}
