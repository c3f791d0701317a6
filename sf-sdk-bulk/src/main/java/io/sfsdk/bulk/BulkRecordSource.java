package io.sfsdk.bulk;

import io.sfsdk.answer.Disclosure;
import io.sfsdk.budget.Hold;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.HttpBody;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordPage;
import io.sfsdk.read.RecordSource;
import io.sfsdk.read.SchemaSource;
import io.sfsdk.read.SourceProfile;
import io.sfsdk.record.RecordId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers each query by one query job of the Bulk API 2.0: waits for its end, then reads its results page by page. Rows come in no
 * order. Safe to share; a cursor belongs to one thread.
 *
 * <p>Records equal those that the REST API gives, if the schemas are known: numbers are decimals, parents are records. An empty cell
 * is null, since an org keeps no empty text. A parent that has no value in any selected field cannot be told from one that is not
 * there and is null, unless the query selects the reference itself, such as {@code AccountId}.
 */
public final class BulkRecordSource implements RecordSource {
    private static final Logger log = LoggerFactory.getLogger(BulkRecordSource.class);

    private final BulkParts parts;
    private final QuerySizes sizes;
    private final @Nullable SchemaSource schemas;
    private final boolean isAbandoning;

    BulkRecordSource(BulkParts parts, QuerySizes sizes, @Nullable SchemaSource schemas, boolean isAbandoning) {
        this.parts = parts;
        this.sizes = sizes;
        this.schemas = schemas;
        this.isAbandoning = isAbandoning;
    }

    /**
     * This source for a caller who would not resume a query that takes too long: the job is aborted, so that it does not go on at the
     * org's expense. A client's syncs have it so.
     */
    public BulkRecordSource abandoning() {
        return new BulkRecordSource(parts, sizes, schemas, true);
    }

    @Override
    public SourceProfile profile() {
        return new SourceProfile(BulkApi.API, false, sizes.pageSize());
    }

    /**
     * {@inheritDoc}
     *
     * @throws io.sfsdk.error.UnsupportedException if another API can answer the query and this one cannot
     * @throws io.sfsdk.error.TransportException also when the job has not ended in time; it goes on, and its results can be {@link
     *     #resume resumed} by its id, which the message has
     */
    @Override
    public BulkCursor open(ReadRequest request) {
        RecordId job = create(request).id();
        try {
            return cursor(parts.poller().await(job, parts.query()::info), ResultPosition.start(job));
        } catch (TransportException e) {
            if (isAbandoning) {
                abandon(job);
            }
            throw e;
        }
    }

    private void abandon(RecordId job) {
        try {
            abort(job);
        } catch (SalesforceException e) {
            log.debug("a job that took too long could not be aborted [job={}]", job, e);
        }
    }

    /** Starts a query job and does not wait for it. */
    public JobInfo create(ReadRequest request) {
        QuerySupport.verify(request.query(), schemas);
        String operation = request.includeDeleted() ? "queryAll" : "query";
        byte[] body = JobJson.query(operation, request.query().text());
        HttpRequest call = parts.calls().repeatable("POST", parts.query().root(), HttpBody.json(body));
        try (Hold hold = parts.quotas().query()) {
            return created(call, Disclosure.query(request.query().text()), hold);
        }
    }

    /** One that the org refused is none of the day's jobs; of one without an answer nobody knows. */
    private JobInfo created(HttpRequest call, Disclosure disclosure, Hold hold) {
        try {
            return parts.calls().job(call, disclosure);
        } catch (ApiException e) {
            hold.keepIf(e.delivery() == Delivery.UNKNOWN);
            throw QuerySupport.explain(e);
        } catch (SalesforceException e) {
            hold.keepIf(e.delivery() == Delivery.UNKNOWN);
            throw e;
        }
    }

    /**
     * Reads the results of a job from a position on; waits for the job's end first.
     *
     * @param from {@link ResultPosition#start} for all of them
     */
    public BulkCursor resume(ResultPosition from) {
        return cursor(ended(from.job()), from);
    }

    private BulkCursor cursor(JobInfo job, ResultPosition from) {
        requireComplete(job);
        BulkCursor cursor = new BulkCursor(parts, job, sizes, layouts(job), from);
        boolean unusedAnswer = cursor.hasNext();
        return cursor;
    }

    /**
     * Reads all results of a job by several downloads at once; waits for the job's end first. Needs API version 58. What the org made
     * no second download of is read by one.
     *
     * @param downloads at most at once; a page of records of each is in memory
     * @param executor runs all of them but one, which the calling thread reads
     * @param taker takes pages of records in no order, from several threads at once; what it throws ends the reading. It has all
     *     records only when this returns
     * @return how many records there were
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/query_get_job_result_pages.htm">Bulk
     *     API 2.0 Developer Guide, Get Parallel Results for a Query Job</a>
     */
    public long readParallel(RecordId job, int downloads, Executor executor, Consumer<RecordPage> taker) {
        if (downloads < 1) {
            throw new IllegalArgumentException("results are read by at least one download, got " + downloads);
        }
        JobInfo ended = ended(job);
        requireComplete(ended);
        ResultPage.Layouts layouts = layouts(ended);
        return new ParallelResults(
                        parts.query(), ended, taker, locator -> BulkCursor.part(parts, ended, sizes, layouts, locator))
                .read(downloads, executor);
    }

    private JobInfo ended(RecordId job) {
        return parts.poller().awaitOld(job, parts.query()::info);
    }

    private static void requireComplete(JobInfo job) {
        if (!job.state().equals(JobState.JOB_COMPLETE)) {
            throw failed(job);
        }
    }

    private ResultPage.Layouts layouts(JobInfo job) {
        Map<List<String>, RowLayout> known = new ConcurrentHashMap<>();
        return header -> {
            List<String> names = Arrays.asList(header);
            RowLayout layout = known.get(names);
            if (layout == null) {
                layout = RowLayout.of(job.sobject(), header, schemas);
                known.put(names, layout);
            }
            return layout;
        };
    }

    private static RuntimeException failed(JobInfo job) {
        String code = JobEnd.code(job);
        ApiError error = ApiError.of(
                code.isEmpty() ? ErrorCode.UNSPECIFIED : new ErrorCode(code),
                job.error().orElse("the org told no reason"));
        return QuerySupport.explain(new ApiException(
                "Query job " + job.id() + " ended as " + job.state() + " with code " + error.code()
                        + " and has no results; see errors() for the org's text",
                200,
                List.of(error),
                job.state().equals(JobState.ABORTED) ? Retryability.NEVER : JobEnd.retryability(job),
                Delivery.REFUSED,
                null));
    }

    /** A job's state now. */
    public JobInfo info(RecordId job) {
        return parts.query().info(job);
    }

    /** Stops a job; it has no results then. */
    public JobInfo abort(RecordId job) {
        return parts.query().change(job, JobState.ABORTED);
    }

    /** Removes a job that has ended, and its results. */
    public void delete(RecordId job) {
        parts.query().delete(job);
    }

    /** Shows all query jobs that the org keeps, those of other users and of Bulk API 1.0 included, in no order. */
    public void each(Consumer<JobInfo> seen) {
        parts.query().each(seen);
    }
}
