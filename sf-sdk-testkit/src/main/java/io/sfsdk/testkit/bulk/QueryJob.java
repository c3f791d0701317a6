package io.sfsdk.testkit.bulk;

import io.sfsdk.testkit.soql.QueryOutline;
import io.sfsdk.testkit.soql.QueryResult;
import io.sfsdk.testkit.soql.SoqlException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A query job: freezes its rows when it starts to run, and makes pages of them whenever they are asked for. Safe to share. */
final class QueryJob extends Job {
    private final BulkContext context;
    private final BulkUse use;
    private final String soql;
    private final QueryOutline outline;
    private final Duration chunkTime;
    private volatile @Nullable QueryRows rows;
    private volatile @Nullable JobFailure strike;
    private volatile long processed;

    QueryJob(JobFacts facts, BulkContext context, BulkUse use, String soql, QueryOutline outline) {
        super(facts);
        this.context = context;
        this.use = use;
        this.soql = soql;
        this.outline = outline;
        BulkPace pace = context.policy().get().pace();
        this.chunkTime = pace.chunkTime();
        startsAt(facts.createdAt().plus(pace.queueTime()));
        move(JobState.OPEN, JobState.UPLOAD_COMPLETE, facts.createdAt());
    }

    /** Fails it when it starts to run. */
    void strike(JobFailure failure) {
        strike = failure;
    }

    @Override
    String type() {
        return "V2Query";
    }

    @Override
    @Nullable
    Instant advance(Instant now) {
        Instant start = Objects.requireNonNull(startsAt());
        QueryRows found = rows;
        if (state().isTerminal()) {
            return null;
        }
        if (now.isBefore(start)) {
            return start;
        }
        if (move(JobState.UPLOAD_COMPLETE, JobState.IN_PROGRESS, now)) {
            run(now);
        } else if (found != null && !now.isBefore(start.plus(chunkTime))) {
            processed = found.size();
            use.addQueryBytes(found.estimatedBytes());
            move(JobState.IN_PROGRESS, JobState.JOB_COMPLETE, now);
        }
        return state().isTerminal() ? null : start.plus(chunkTime);
    }

    private void run(Instant now) {
        try {
            JobFailure ordered = strike;
            if (ordered != null) {
                throw ordered;
            }
            QueryResult result = context.soql()
                    .run(
                            soql,
                            context.store().viewAs(facts().createdById()),
                            facts().operation().equals("queryAll"));
            rows = new QueryRows(outline.columns(), result.rows(), facts().form());
            processed = result.rows().size() / 2;
        } catch (SoqlException e) {
            fail("InvalidBatch : " + e.errorCode() + ": " + e.getMessage(), now);
        } catch (JobFailure e) {
            fail(e.getMessage(), now);
        }
    }

    /** The rows of a job that is complete. */
    QueryRows rows() {
        return Objects.requireNonNull(rows);
    }

    @Override
    long processed() {
        return processed;
    }

    @Override
    long failed() {
        return 0;
    }

    @Override
    int retries() {
        return 0;
    }

    @Override
    void discard() {
        rows = null;
    }
}
