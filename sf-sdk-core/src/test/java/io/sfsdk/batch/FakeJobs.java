package io.sfsdk.batch;

import io.sfsdk.error.Retryability;
import io.sfsdk.record.SObject;
import io.sfsdk.write.JobTickets;
import io.sfsdk.write.RecoverableWriter;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import io.sfsdk.write.WriterProfile;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The writer of an org that works by jobs: one is made, takes its records once, is closed, and from then on is the org's own
 * affair. Safe to share.
 */
final class FakeJobs implements RecoverableWriter {
    /** Passed right before and right after each thing that a process does to the org. */
    interface Moments {
        void pass(String what);
    }

    /** What goes wrong with a job, by its number from 1. */
    enum Trouble {
        NONE,
        /** It is done, and the writer was not told. */
        ANSWER_LOST,
        /** The writer is cut off before it closes it. */
        CUT_OFF_BEFORE_THE_CLOSE,
        /** The writer is cut off before it can even make it. */
        CUT_OFF_BEFORE_THE_JOB
    }

    /** The org's side: outlives every process. */
    static final class Jobs {
        private final FakeOrg org;
        private final Map<String, Job> byTicket = new LinkedHashMap<>();
        private final Map<String, Integer> taken = new HashMap<>();
        private final Map<Integer, Trouble> troubles = new HashMap<>();
        private int unansweredQuestions;
        private int questions;
        private boolean forgetsOutcomes;

        Jobs(FakeOrg org) {
            this.org = org;
        }

        Jobs inTrouble(int number, Trouble trouble) {
            troubles.put(number, trouble);
            return this;
        }

        /** So many questions about jobs meet an org that does not answer. */
        Jobs silent(int times) {
            unansweredQuestions = times;
            return this;
        }

        /** Nobody can tell any more what became of the records of an ended job. */
        Jobs forgettingOutcomes() {
            forgetsOutcomes = true;
            return this;
        }

        int questions() {
            return questions;
        }

        List<Integer> sizes() {
            return byTicket.values().stream()
                    .filter(job -> job.request != null)
                    .map(job -> job.request.records().size())
                    .toList();
        }

        /** How often each record was written, by its name. */
        Map<String, Integer> taken() {
            return taken;
        }

        /** Everything that was closed comes to its end. */
        void workOff() {
            byTicket.values().stream().filter(job -> job.isClosed).forEach(this::work);
        }

        private void work(Job job) {
            if (job.outcomes != null || job.request == null) {
                return;
            }
            job.outcomes = org.commit(job.request);
            for (WriteOutcome outcome : job.outcomes) {
                if (outcome instanceof WriteOutcome.Written) {
                    taken.merge(FakeOrg.name(job.request.records().get(outcome.index())), 1, Integer::sum);
                }
            }
        }
    }

    private static final class Job {
        private @Nullable WriteRequest request;
        private @Nullable List<WriteOutcome> outcomes;
        private boolean isClosed;
        private boolean isAborted;
    }

    private final Jobs jobs;
    private final Moments moments;
    private final ReentrantLock lock = new ReentrantLock();

    FakeJobs(Jobs jobs, Moments moments) {
        this.jobs = jobs;
        this.moments = moments;
    }

    @Override
    public WriterProfile profile() {
        return jobs.org.profile();
    }

    @Override
    public long sizeOf(SObject record) {
        return jobs.org.sizeOf(record);
    }

    @Override
    public List<WriteOutcome> write(WriteRequest request) {
        return write(request, ticket -> {});
    }

    private int numbered(Job job) {
        lock.lock();
        try {
            int number = jobs.byTicket.size() + 1;
            jobs.byTicket.put("job:" + number, job);
            return number;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<WriteOutcome> write(WriteRequest request, JobTickets tickets) {
        moments.pass("create");
        Job job = new Job();
        int number = numbered(job);
        Trouble trouble = jobs.troubles.getOrDefault(number, Trouble.NONE);
        moments.pass("create");
        if (trouble == Trouble.CUT_OFF_BEFORE_THE_JOB) {
            return jobs.org.inDoubt(request);
        }
        tickets.keep("job:" + number);
        upload(job, request);
        if (trouble == Trouble.CUT_OFF_BEFORE_THE_CLOSE) {
            return jobs.org.inDoubt(request);
        }
        close(job);
        moments.pass("end");
        lock.lock();
        try {
            jobs.work(job);
        } finally {
            lock.unlock();
        }
        moments.pass("end");
        return trouble == Trouble.ANSWER_LOST ? jobs.org.inDoubt(request) : told(job, request);
    }

    private void upload(Job job, WriteRequest request) {
        moments.pass("upload");
        if (job.request != null) {
            throw new AssertionError("a job takes its records once");
        }
        job.request = request;
        moments.pass("upload");
    }

    private void close(Job job) {
        moments.pass("close");
        if (job.isAborted) {
            throw FakeOrg.refusal(400, "INVALIDJOBSTATE", Retryability.AFTER_DELAY);
        }
        job.isClosed = true;
        moments.pass("close");
    }

    @Override
    public Optional<List<WriteOutcome>> recover(String ticket, WriteRequest request) {
        moments.pass("recover");
        lock.lock();
        try {
            jobs.questions++;
            if (jobs.unansweredQuestions-- > 0) {
                throw FakeOrg.lost();
            }
            Job job = jobs.byTicket.get(ticket);
            if (job == null) {
                throw new AssertionError("never told: " + ticket);
            }
            if (!job.isClosed) {
                job.isAborted = true;
                return Optional.empty();
            }
            jobs.work(job);
            return Optional.of(told(job, request));
        } finally {
            lock.unlock();
        }
    }

    private List<WriteOutcome> told(Job job, WriteRequest request) {
        WriteRequest sent = job.request;
        if (sent == null
                || !names(sent).equals(names(request))
                || !sent.operation().equals(request.operation())) {
            throw new AssertionError("asked for other records than were sent");
        }
        return jobs.forgetsOutcomes || job.outcomes == null ? jobs.org.inDoubt(request) : job.outcomes;
    }

    private static List<String> names(WriteRequest request) {
        return request.records().stream().map(FakeOrg::name).toList();
    }
}
