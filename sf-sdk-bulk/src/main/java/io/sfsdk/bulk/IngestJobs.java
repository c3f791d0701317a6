package io.sfsdk.bulk;

import io.sfsdk.answer.Disclosure;
import io.sfsdk.budget.Hold;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.http.HttpBody;
import io.sfsdk.record.ApiName;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.write.WriteOutcome;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Ingest jobs step by step, for what {@link BulkRecordWriter} does not do: other formats, {@code hardDelete}, jobs that are not waited
 * for. Safe to share.
 *
 * <p>An upload is booked as the day's batches and records whether its job is closed or aborted, and refused if too little is left.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/bulk_api_2_0_ingest.htm">Bulk API 2.0
 *     Developer Guide, Bulk API 2.0 Ingest</a>
 */
public final class IngestJobs {
    /** Characters of the CSV that a job may be created with. */
    private static final int MOST_WITH_CREATE = 100_000;

    private final BulkParts parts;

    IngestJobs(BulkParts parts) {
        this.parts = parts;
    }

    /**
     * Makes a job that takes an upload. Never repeated; one whose answer was lost stays open without data, which does nothing.
     */
    public JobInfo create(IngestSpec spec) {
        return parts.calls().job(parts.calls().once("POST", jobs().root(), JobJson.spec(spec)), Disclosure.TEXT);
    }

    /**
     * Makes a job together with its records and closes it, in one call. Never repeated: if no answer came, the job may run, and nobody
     * knows its id.
     *
     * @param records of at most 100,000 characters as CSV
     */
    public JobInfo createWith(IngestSpec spec, List<SObject> records) {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        write(csv, spec, records);
        String text = csv.toString(StandardCharsets.UTF_8);
        if (text.length() > MOST_WITH_CREATE) {
            throw new IllegalArgumentException(
                    "the records take " + text.length() + " characters; a job is created with at most "
                            + MOST_WITH_CREATE + ", create it first and upload them then");
        }
        String boundary = "sf-sdk-" + UUID.randomUUID();
        String head = "--" + boundary + "\r\nContent-Type: application/json\r\n"
                + "Content-Disposition: form-data; name=\"job\"\r\n\r\n"
                + new String(JobJson.spec(spec), StandardCharsets.UTF_8) + "\r\n--" + boundary
                + "\r\nContent-Type: text/csv\r\n"
                + "Content-Disposition: form-data; name=\"content\"; filename=\"content\"\r\n\r\n";
        byte[] body = (head + text + "\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        String type = "multipart/form-data; boundary=" + boundary;
        return booked(
                records.size(),
                () -> parts.calls()
                        .job(parts.calls().upload("POST", jobs().root(), HttpBody.of(type, body)), Disclosure.CODES));
    }

    /**
     * Uploads a job's records. Once for each job, and never repeated: the org takes a second upload and then refuses the job. If no
     * answer came, abort the job and make another.
     *
     * @throws IllegalArgumentException for a record that cannot be written, naming it, before anything is sent
     */
    public void upload(RecordId job, IngestSpec spec, List<SObject> records) {
        try (Spool spool = parts.spool()) {
            write(spool, spec, records);
            send(job, spool, records.size());
        }
    }

    /**
     * The same for records that do not fit into memory.
     *
     * @param fields all that the records may have; any other field of a record is refused, none is left out
     */
    public void upload(RecordId job, IngestSpec spec, List<String> fields, Iterator<SObject> records) {
        List<Column> columns = fields.stream()
                .map(field -> Column.of(ApiName.require("a field", field)))
                .toList();
        try (Spool spool = parts.spool()) {
            long count = CsvUpload.write(spool, columns, spec, new OnlyFields(columns, records));
            send(job, spool, count);
        }
    }

    private void write(OutputStream out, IngestSpec spec, List<SObject> records) {
        CsvUpload.write(out, parts.columns(spec, records), spec, records.iterator());
    }

    private void send(RecordId job, Spool spool, long records) {
        booked(records, () -> {
            parts.calls().call(parts.calls().upload("PUT", jobs().path(job) + "/batches", spool.body()));
            return job;
        });
    }

    private <T> T booked(long records, Supplier<T> upload) {
        try (Hold hold = parts.quotas().ingest(records)) {
            try {
                return upload.get();
            } catch (SalesforceException e) {
                hold.keepIf(e.delivery() == Delivery.UNKNOWN);
                throw e;
            }
        }
    }

    /** Lets the org begin. Look at the job before this is repeated. */
    public JobInfo close(RecordId job) {
        return jobs().change(job, JobState.UPLOAD_COMPLETE);
    }

    /** Stops a job; what it has written stays written. */
    public JobInfo abort(RecordId job) {
        return jobs().change(job, JobState.ABORTED);
    }

    /** Removes a job that has ended, and its results. */
    public void delete(RecordId job) {
        jobs().delete(job);
    }

    /** A job as it is now. */
    public JobInfo info(RecordId job) {
        return jobs().info(job);
    }

    /**
     * Waits until a job has ended, however it did.
     *
     * @throws io.sfsdk.error.TransportException if it has not ended in time; it goes on, and may be waited for again
     */
    public JobInfo await(RecordId job) {
        return parts.poller().await(job, jobs()::info);
    }

    /**
     * What became of the records of a job that has ended, with everything that was checked and tied together as by {@link
     * BulkRecordWriter}.
     *
     * @param records the same in the same order as they were uploaded
     */
    public List<WriteOutcome> outcomes(JobInfo job, IngestSpec spec, List<SObject> records) {
        if (!job.state().isFinal()) {
            throw new IllegalArgumentException("job " + job.id() + " has not ended, it is " + job.state());
        }
        List<Column> columns = parts.columns(spec, records);
        Correlation correlation =
                new Correlation(columns, spec, records, spec.operation().keyField());
        return Settlement.of(job, spec.operation(), records, correlation, parts.results(columns, spec.format()))
                .outcomes();
    }

    /** Shows all ingest jobs that the org keeps, those of other users and of Bulk API 1.0 included, in no order. */
    public void each(Consumer<JobInfo> seen) {
        jobs().each(seen);
    }

    /**
     * Aborts jobs of a user that are open and have no data, which a process leaves behind that dies between create and upload. One that
     * another process has just made looks the same and is aborted as well, so call this only when none is at work.
     *
     * @param user the user this API acts as
     * @return those that were aborted
     */
    public List<JobInfo> abortAbandoned(RecordId user) {
        List<RecordId> open = new ArrayList<>();
        each(job -> {
            if (job.state().equals(JobState.OPEN) && user.equals(job.createdBy()) && "V2Ingest".equals(job.kind())) {
                open.add(job.id());
            }
        });
        List<JobInfo> aborted = new ArrayList<>();
        for (RecordId id : open) {
            JobInfo now = info(id);
            if (now.state().equals(JobState.OPEN) && !now.counted()) {
                aborted.add(abort(id));
            }
        }
        return aborted;
    }

    private JobPaths jobs() {
        return parts.ingest();
    }
}
