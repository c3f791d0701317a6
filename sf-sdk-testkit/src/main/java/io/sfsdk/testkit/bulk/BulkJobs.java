package io.sfsdk.testkit.bulk;

import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** The bulk jobs of an org as a test sees and commands them. Safe to share. */
public final class BulkJobs {
    private final BulkContext context;
    private final JobTable table;
    private final Worker worker;
    private final BulkUse use;
    private final Deque<List<JobFault>> ingestStrikes = new ConcurrentLinkedDeque<>();
    private final Deque<JobFailure> queryStrikes = new ConcurrentLinkedDeque<>();

    BulkJobs(BulkContext context) {
        this.context = context;
        this.table = new JobTable(context);
        this.worker = new Worker(context.clock(), context.running());
        this.use = new BulkUse(context.clock());
    }

    /** How many jobs, of both kinds, truly are in a state; what clients are told may lag behind. */
    public long count(JobState state) {
        return table.all().stream().filter(job -> job.state() == state).count();
    }

    /** Ids of all jobs that are kept, oldest first. */
    public List<String> ids() {
        return table.all().stream().map(job -> job.facts().id()).toList();
    }

    /**
     * The true state of a job.
     *
     * @throws IllegalArgumentException if there is none of this id, or none any more
     */
    public JobState state(String id) {
        return table.all().stream()
                .filter(job -> job.facts().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no job " + id))
                .state();
    }

    /** Rows that ingest jobs have worked through, the refused ones too, in all jobs that are kept. */
    public long rowsIngested() {
        return table.all().stream()
                .filter(job -> job instanceof IngestJob)
                .mapToLong(Job::processed)
                .sum();
    }

    /** Internal batches that the last 24 hours used. */
    public long batchesUsed() {
        return use.batches();
    }

    /** Query jobs that the last 24 hours used. */
    public long queryJobsUsed() {
        return use.queryJobs();
    }

    /** Result volume that the last 24 hours used, in megabytes, as reckoned from the first rows of each job. */
    public long queryMegabytesUsed() {
        return use.queryMegabytes();
    }

    /** Strikes the next ingest job that is closed and not struck yet. */
    public void strikeIngest(JobFault... faults) {
        ingestStrikes.add(List.of(faults));
    }

    /**
     * Fails the next query job that is created and not struck yet.
     *
     * @param errorMessage null for a job that does not say why
     */
    public void strikeQuery(@Nullable String errorMessage) {
        queryStrikes.add(new JobFailure(errorMessage));
    }

    BulkPolicy policy() {
        return context.policy().get();
    }

    BulkUse use() {
        return use;
    }

    Instant now() {
        return context.clock().instant();
    }

    String nextId() {
        return table.nextId();
    }

    void add(Job job) {
        table.add(job);
        if (job instanceof QueryJob query) {
            JobFailure strike = queryStrikes.poll();
            if (strike != null) {
                query.strike(strike);
            }
        }
        worker.add(job);
    }

    /** False if it is closed already. */
    boolean close(IngestJob job) {
        List<JobFault> strikes = job.state() == JobState.OPEN ? ingestStrikes.poll() : null;
        boolean closed = job.close(strikes == null ? List.of() : strikes, now());
        if (closed) {
            worker.workNow();
        }
        return closed;
    }

    void abort(Job job) {
        if (!job.abort(now())) {
            throw BulkRefusal.wrongState("Aborting already Completed Job not allowed");
        }
    }

    <J extends Job> J find(String id, Class<J> kind) {
        return table.find(id, kind);
    }

    void remove(Job job) {
        table.remove(job);
    }

    List<Job> all() {
        return table.all();
    }

    void clockMoved() {
        worker.workNow();
    }

    List<RuntimeException> defects() {
        return worker.defects();
    }

    void shutDown() {
        worker.stop();
        table.discard();
    }
}
