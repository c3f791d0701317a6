package io.sfsdk.examples.tour;

import io.sfsdk.SalesforceClient;
import io.sfsdk.batch.BatchSummary;
import io.sfsdk.bulk.BulkApi;
import io.sfsdk.bulk.BulkCursor;
import io.sfsdk.bulk.BulkRecordSource;
import io.sfsdk.bulk.IngestJobs;
import io.sfsdk.bulk.IngestOperation;
import io.sfsdk.bulk.IngestSpec;
import io.sfsdk.bulk.JobInfo;
import io.sfsdk.bulk.ResultPosition;
import io.sfsdk.deadletter.DeadLetterSink;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.strategy.ApiStrategy;
import io.sfsdk.sync.ChangeHandler;
import io.sfsdk.sync.SyncSummary;
import io.sfsdk.watermark.WatermarkStore;
import io.sfsdk.write.WriteOutcome;
import java.util.List;
import java.util.stream.Stream;

/** How is much moved at once? */
public final class BulkJobs {
    private final SalesforceClient client;

    public BulkJobs(SalesforceClient client) {
        this.client = client;
    }

    /** A client whose batches and syncs become jobs from 2,000 records on. */
    public static SalesforceClient.Builder withJobs(SalesforceClient.Builder builder) {
        // tag::client
        builder.with(BulkApi.module()).strategy(ApiStrategy.salesforceAdvice());
        // end::client
        return builder;
    }

    /** A load that a crash at any moment neither cuts short nor doubles. */
    public BatchSummary load(Stream<SObject> contacts, WatermarkStore journals, String file, DeadLetterSink letters) {
        // tag::load
        BatchSummary summary = client.batch("Contact")
                .of(500_000) // about; else it looks at the first records
                .insert()
                .journal(journals, file)
                .deadLetters(letters)
                .build()
                .run(contacts);
        // end::load
        return summary;
    }

    /** What changed, however much it is. */
    public SyncSummary sync(WatermarkStore positions, ChangeHandler target) {
        // tag::sync
        SyncSummary summary = client.sync("Contact", positions)
                .fields("LastName", "Email")
                .fromBeginning()
                .sliceSize(100_000) // the most that a crash repeats, about
                .to(target)
                .build()
                .run();
        // end::sync
        return summary;
    }

    /** The rows of a query job, and how many there were. */
    public long query() {
        // tag::query
        BulkRecordSource queries = client.api(BulkApi.class).source();
        JobInfo job = queries.create(ReadRequest.of(Soql.text("SELECT Id, Name FROM Account")));
        ResultPosition position = ResultPosition.start(job.id());
        long rows = 0;
        try (BulkCursor pages = queries.resume(position)) {
            while (pages.hasNext()) {
                rows += pages.next().records().size();
                position = pages.position(); // keep it, and resume there
            }
        }
        // end::query
        return rows;
    }

    /** Past the recycle bin. */
    public List<WriteOutcome> hardDelete(List<SObject> records) {
        // tag::hard
        IngestJobs jobs = client.api(BulkApi.class).ingest();
        IngestSpec spec = IngestSpec.of("Contact", IngestOperation.hardDelete());
        JobInfo job = jobs.create(spec);
        jobs.upload(job.id(), spec, records);
        jobs.close(job.id());
        List<WriteOutcome> outcomes = jobs.outcomes(jobs.await(job.id()), spec, records);
        // end::hard
        return outcomes;
    }
}
