package io.sfsdk.testkit.bulk;

import io.sfsdk.testkit.http.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An ingest job: takes one upload, then works through it chunk by chunk. One that is left open for a day is given up; in what
 * state a real org leaves it is not known. Safe to share.
 */
final class IngestJob extends Job {
    private static final int MOST_IN_MEMORY = 256 * 1024;
    private static final Duration MOST_OPEN = Duration.ofDays(1);

    private final BulkContext context;
    private final BulkUse use;
    private final ReentrantLock work = new ReentrantLock();
    private final Spool upload = new Spool(MOST_IN_MEMORY);
    private List<JobFault> faults = List.of();
    private @Nullable IngestRun run;
    private boolean ended;
    private final AtomicInteger uploads = new AtomicInteger();
    private volatile long processed;
    private volatile long failed;
    private volatile int retries;

    IngestJob(JobFacts facts, BulkContext context, BulkUse use) {
        super(facts);
        this.context = context;
        this.use = use;
    }

    @Override
    String type() {
        return "V2Ingest";
    }

    /** Keeps the data of the first upload; more than one spoils the job, as is told when it is closed. False if it takes none. */
    boolean upload(InputStream data) {
        return locked(() -> {
            if (uploads.getAndIncrement() == 0 && state() == JobState.OPEN) {
                data.transferTo(upload);
            }
            return state() == JobState.OPEN;
        });
    }

    /** How often data was uploaded. */
    int uploads() {
        return uploads.get();
    }

    long uploadedBytes() {
        return upload.length();
    }

    /** Ends the upload; the work is due after the queue. False if it is closed already. */
    boolean close(List<JobFault> strikes, Instant now) {
        return locked(() -> {
            faults = new ArrayList<>(strikes);
            upload.close();
            startsAt(now.plus(context.policy().get().pace().queueTime()));
            return move(JobState.OPEN, JobState.UPLOAD_COMPLETE, now);
        });
    }

    @Override
    @Nullable
    Instant advance(Instant now) {
        return locked(() -> Optional.ofNullable(advanced(now))).orElse(null);
    }

    private @Nullable Instant advanced(Instant now) throws IOException {
        Instant deadline = facts().createdAt().plus(MOST_OPEN);
        if (state() == JobState.OPEN) {
            return now.isBefore(deadline) || !move(JobState.OPEN, JobState.ABORTED, now) ? deadline : null;
        }
        Instant due = nextDue();
        if (due == null || due.isAfter(now)) {
            return due;
        }
        try {
            step(now);
        } catch (JobFailure e) {
            fail(e.getMessage(), now);
        }
        return settled() ? null : nextDue();
    }

    private void step(Instant now) throws IOException {
        if (move(JobState.UPLOAD_COMPLETE, JobState.IN_PROGRESS, now)) {
            IngestRun begun = new IngestRun(context, use, facts(), upload, faults);
            run = begun;
            begun.begin();
        } else if (run != null && state() == JobState.IN_PROGRESS) {
            run.step();
            publish(run);
        }
        if (run != null && run.isDone()) {
            settle();
            move(JobState.IN_PROGRESS, JobState.JOB_COMPLETE, now);
        }
    }

    private void publish(IngestRun at) {
        processed = at.processed();
        failed = at.failed();
        retries = at.retries();
    }

    private @Nullable Instant nextDue() {
        Instant start = startsAt();
        if (start == null || state().isTerminal()) {
            return null;
        }
        IngestRun at = run;
        Duration chunks = at == null ? Duration.ZERO : at.timeUntilNext();
        return start.plus(chunks);
    }

    private boolean settled() throws IOException {
        if (state().isTerminal()) {
            settle();
        }
        return state().isTerminal();
    }

    private void settle() throws IOException {
        if (!ended) {
            ended = true;
            if (run == null) {
                run = new IngestRun(context, use, facts(), upload, List.of());
                run.scanOnly();
            }
            run.end();
        }
    }

    /** One of the result sets of an ended job. */
    CsvDocument results(Function<IngestRun, CsvDocument> which) {
        return locked(() -> {
            upload.close();
            settle();
            return which.apply(Objects.requireNonNull(run));
        });
    }

    @Override
    long processed() {
        return processed;
    }

    @Override
    long failed() {
        return failed;
    }

    @Override
    int retries() {
        return retries;
    }

    @Override
    void discard() {
        locked(() -> {
            upload.close();
            upload.discard();
            if (run != null) {
                run.discard();
            }
            return uploads.get();
        });
    }

    private <T> T locked(Work<T> action) {
        work.lock();
        try {
            return action.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            work.unlock();
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T get() throws IOException;
    }
}
