package io.sfsdk.bulk;

import io.sfsdk.budget.Hold;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.record.ApiName;
import io.sfsdk.record.SObject;
import io.sfsdk.write.JobTickets;
import io.sfsdk.write.RecoverableWriter;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import io.sfsdk.write.WriterProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes each call as one ingest job of the Bulk API 2.0 and waits for its end. Safe to share.
 *
 * <p>Null and the empty text clear a field, an absent one is left as it is. A record that the org refused, or that its job never came
 * to, is {@link WriteOutcome.Rejected}, the latter with a code that passes. A record that no result mentions is {@link
 * WriteOutcome.InDoubt}. Results come in no order: they are tied to records by the operation's key, else by {@link
 * #correlatedBy(String)}, else by their content, where records alike in all cells may stand for each other; an id that cannot be told
 * is null.
 *
 * <p>Line breaks inside texts arrive as the job's own, {@code LF}. Records are not all or none: the API has no such thing.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/bulk_api_2_0.htm">Bulk API 2.0
 *     Developer Guide</a>
 */
public final class BulkRecordWriter implements RecoverableWriter {
    /** One internal batch of the platform. */
    static final int BATCH = 10_000;

    static final int MOST_RECORDS = 150_000;

    private static final String NOT_FOUND = "NOT_FOUND";

    private final BulkParts parts;
    private final WriterProfile profile;
    private final @Nullable String uniqueField;

    BulkRecordWriter(BulkParts parts, WriterProfile profile, @Nullable String uniqueField) {
        this.parts = parts;
        this.profile = profile;
        this.uniqueField = uniqueField;
    }

    /**
     * This writer with jobs of another size.
     *
     * @param records of one job at most, 1 to 150,000; up to 10,000 are one internal batch of the org, which counts 15,000 of them a
     *     day. All of a job's records are in memory while it runs
     */
    public BulkRecordWriter withJobsOf(int records) {
        if (records < 1 || records > MOST_RECORDS) {
            throw new IllegalArgumentException("a job has 1 to " + MOST_RECORDS + " records, got " + records);
        }
        return new BulkRecordWriter(parts, new WriterProfile(profile.api(), records, profile.maxBytes()), uniqueField);
    }

    /** This writer with inserts whose records are told apart by a field that has another value in each, instead of by all. */
    public BulkRecordWriter correlatedBy(String field) {
        return new BulkRecordWriter(parts, profile, ApiName.require("a field", field));
    }

    @Override
    public WriterProfile profile() {
        return profile;
    }

    /**
     * The size of one record in an upload, in bytes.
     *
     * @throws IllegalArgumentException for a record that no upload can carry, such as one with the text {@code #N/A}, naming the field
     */
    @Override
    public long sizeOf(SObject record) {
        return RecordSize.of(record);
    }

    @Override
    public List<WriteOutcome> write(WriteRequest request) {
        return write(request, ticket -> {});
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException also for {@code allOrNone}, which the API does not have
     */
    @Override
    public List<WriteOutcome> write(WriteRequest request, JobTickets tickets) {
        verify(request);
        IngestSpec spec = IngestSpec.of(request.sobject(), IngestOperation.of(request.operation()));
        List<Column> columns = parts.columns(spec, request.records());
        Hold hold;
        Submission.Submitted submitted;
        try (Spool spool = parts.spool()) {
            CsvUpload.write(spool, columns, spec, request.records().iterator());
            hold = parts.quotas().ingest(request.records().size());
            submitted = submit(spec, spool, tickets, hold);
        }
        try (hold) {
            return outcomes(request, submitted);
        }
    }

    /** What a job took is used once it may have been closed. */
    private Submission.Submitted submit(IngestSpec spec, Spool spool, JobTickets tickets, Hold hold) {
        try {
            return parts.submission(spec).submit(spool.body(), tickets);
        } catch (RuntimeException | Error e) {
            hold.keepIf(false);
            hold.close();
            throw e;
        }
    }

    private List<WriteOutcome> outcomes(WriteRequest request, Submission.Submitted submitted) {
        if (submitted.doubt() != null) {
            return allInDoubt(request, submitted.doubt());
        }
        JobInfo job;
        Settlement settlement;
        try {
            job = parts.poller().await(submitted.job(), parts.ingest()::info);
            settlement = settle(parts, job, request);
        } catch (SalesforceException e) {
            return allInDoubt(request, e);
        }
        if (settlement.tookNothing() && !JobEnd.isPassing(job)) {
            throw JobEnd.refusal(job);
        }
        return settlement.outcomes();
    }

    /**
     * {@inheritDoc}
     *
     * <p>A job that is still open is aborted: whoever made it has died, or will find that it is gone.
     *
     * @throws IllegalArgumentException if {@code ticket} is none of this writer's
     */
    @Override
    public Optional<List<WriteOutcome>> recover(String ticket, WriteRequest request) {
        JobTicket job = JobTicket.parse(ticket);
        BulkParts then = parts.at(job.version());
        JobInfo end;
        try {
            end = end(then, job);
        } catch (SalesforceException e) {
            if (e.code().value().equals(NOT_FOUND)) {
                return Optional.of(allInDoubt(request, forgotten(job, e)));
            }
            throw e;
        }
        Settlement settlement = settle(then, end, request);
        return settlement.tookNothing() ? Optional.empty() : Optional.of(settlement.outcomes());
    }

    private static JobInfo end(BulkParts parts, JobTicket ticket) {
        JobInfo now = parts.ingest().info(ticket.job());
        if (now.state().equals(JobState.OPEN)) {
            now = abort(parts, now);
        }
        return now.state().isFinal() ? now : parts.poller().await(ticket.job(), parts.ingest()::info);
    }

    /** Its maker may close it at the same moment, so only a second look tells. */
    private static JobInfo abort(BulkParts parts, JobInfo open) {
        SalesforceException refusal = null;
        try {
            parts.ingest().change(open.id(), JobState.ABORTED);
        } catch (SalesforceException e) {
            refusal = e;
        }
        JobInfo now = parts.ingest().info(open.id());
        if (refusal != null && now.state().equals(JobState.OPEN)) {
            throw refusal;
        }
        return now;
    }

    private Settlement settle(BulkParts parts, JobInfo job, WriteRequest request) {
        IngestSpec spec = IngestSpec.of(request.sobject(), IngestOperation.of(request.operation()));
        List<Column> columns = parts.columns(spec, request.records());
        String key = spec.operation().keyField() == null
                ? uniqueField
                : spec.operation().keyField();
        Correlation correlation = new Correlation(columns, spec, request.records(), key);
        return Settlement.of(
                job, spec.operation(), request.records(), correlation, parts.results(columns, spec.format()));
    }

    private static SalesforceException forgotten(JobTicket ticket, SalesforceException cause) {
        return new ProtocolException(
                "the org no longer knows job " + ticket.job()
                        + ": it was deleted, or is older than seven days; look for its records in the org before they"
                        + " are sent again",
                Retryability.NEVER,
                cause.requestId().orElse(null),
                cause);
    }

    private void verify(WriteRequest request) {
        if (request.allOrNone()) {
            throw new IllegalArgumentException(
                    "the Bulk API writes each record by itself; write all or none by REST, up to 200 records a call");
        }
        if (request.records().size() > profile.maxRecords()) {
            throw new IllegalArgumentException("a job takes at most " + profile.maxRecords() + " records, got "
                    + request.records().size());
        }
    }

    private static List<WriteOutcome> allInDoubt(WriteRequest request, SalesforceException cause) {
        Objects.requireNonNull(cause);
        List<WriteOutcome> doubts = new ArrayList<>(request.records().size());
        for (int i = 0; i < request.records().size(); i++) {
            doubts.add(new WriteOutcome.InDoubt(i, cause));
        }
        return List.copyOf(doubts);
    }
}
