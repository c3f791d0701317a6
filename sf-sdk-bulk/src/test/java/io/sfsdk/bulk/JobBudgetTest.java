package io.sfsdk.bulk;

import static io.sfsdk.budget.Allocation.INGEST_BATCHES;
import static io.sfsdk.budget.Allocation.INGEST_RECORDS;
import static io.sfsdk.budget.Allocation.QUERY_JOBS;
import static io.sfsdk.budget.Allocation.QUERY_MEGABYTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.batch.BatchOutcome;
import io.sfsdk.batch.BatchSummary;
import io.sfsdk.budget.Allocation;
import io.sfsdk.budget.ApiBudget;
import io.sfsdk.budget.BudgetAccount;
import io.sfsdk.budget.Priority;
import io.sfsdk.budget.Reserve;
import io.sfsdk.budget.Share;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.strategy.VolumeStrategy;
import io.sfsdk.sync.SyncSummary;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.bulk.BulkLimits;
import io.sfsdk.testkit.bulk.BulkPolicy;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What jobs take of batches, records, query jobs and megabytes is in the budget of the client, and bounded by it. */
class JobBudgetTest {
    private final OrgClock clock = OrgClock.at(Instant.parse("2026-03-01T08:00:00Z"));
    private final SimulatedOrg org = SimulatedOrg.builder()
            .clock(clock)
            .bulk(BulkPolicy.standard().withLimits(BulkLimits.standard().withDailyBatches(100)))
            .start();
    private final JdkHttpTransport wire =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final ApiBudget budget =
            ApiBudget.builder().clock(clock).reserve(Reserve.part(0.1)).build();
    private final SalesforceClient client = SalesforceClient.builder(
                    transport -> new AccessToken(org.accessToken(), org.instanceUrl()))
            .transport(wire)
            .time(clock, clock::advance, new SplittableRandom(1))
            .budget(budget)
            .strategy(VolumeStrategy.jobsAbove(30))
            .with(BulkApi.module(bulk -> bulk.jobsOf(20, 1_000_000)))
            .build();

    @AfterEach
    void closeAll() {
        client.close();
        wire.close();
        org.close();
    }

    @Test
    void aBatchByJobsBooksItsBatchesAndRecordsOnceAndTheOrgsFiguresAreHeard() {
        BudgetAccount load = budget.account("load");

        BatchSummary summary = insert(client.spending(load), contacts(60).iterator());

        assertThat(summary.isComplete()).isTrue();
        assertThat(load.spent(INGEST_BATCHES)).isEqualTo(3).isEqualTo(org.bulk().batchesUsed());
        assertThat(load.spent(INGEST_RECORDS)).isEqualTo(60);
        assertThat(budget.left(INGEST_BATCHES)).hasValue(90 - 3);
        assertThat(org.callsTo("/limits")).isEqualTo(1);
    }

    @Test
    void aShareOfBatchesStopsABatchBetweenJobsAndTheRestGoesTheNextDay() {
        SalesforceClient job = client.spending(
                budget.account("load", Priority.NORMAL, Share.all().most(INGEST_BATCHES, 2)));
        Iterator<SObject> input = contacts(60).iterator();

        BatchSummary stopped = insert(job, input);

        assertThat(stopped.outcome()).isEqualTo(BatchOutcome.STOPPED_FOR_BUDGET);
        assertThat(stopped.written()).isEqualTo(40).isEqualTo(org.count("Contact"));
        assertThat(stopped.dead()).isZero();

        clock.advance(Duration.ofHours(26));
        List<SObject> rest = new ArrayList<>();
        stopped.unprocessed().forEach(record -> rest.add(record.record()));
        input.forEachRemaining(rest::add);
        client.spending(budget.account("load", Priority.NORMAL, Share.all().most(INGEST_BATCHES, 2)))
                .api(BulkApi.class)
                .writer()
                .write(WriteRequest.of(new WriteOperation.Insert(), rest));
        assertThat(org.count("Contact")).isEqualTo(60);
    }

    @Test
    void theReserveOfBatchesIsLeftToOthers() {
        BatchSummary summary = insert(client, contacts(91 * 20).iterator());

        assertThat(summary.outcome()).isEqualTo(BatchOutcome.STOPPED_FOR_BUDGET);
        assertThat(org.bulk().batchesUsed()).isEqualTo(90);
    }

    @Test
    void aJobThatDidNotComeAboutGivesItsBatchBack() {
        BudgetAccount load = budget.account("load");
        BulkApi api = client.spending(load).api(BulkApi.class);
        org.faults().on(Requests.post("/jobs/ingest")).once(Answers.json(400, "FEATURENOTENABLED", "no"));

        assertThatExceptionOfType(SalesforceException.class)
                .isThrownBy(() -> api.writer().write(WriteRequest.of(new WriteOperation.Insert(), contacts(20))));

        assertThat(load.spent(INGEST_BATCHES)).isZero();
        assertThat(load.spent(INGEST_RECORDS)).isZero();
    }

    @Test
    void jobsStepByStepAreBookedWithTheirUpload() {
        BudgetAccount load = budget.account("load", Priority.NORMAL, Share.all().most(INGEST_BATCHES, 2));
        IngestJobs jobs = client.spending(load).api(BulkApi.class).ingest();
        IngestSpec spec = IngestSpec.of("Contact", IngestOperation.insert());

        jobs.createWith(spec, contacts(10));
        JobInfo open = jobs.create(spec);
        jobs.upload(open.id(), spec, List.of("LastName"), contacts(10).iterator());

        assertThat(load.spent(INGEST_BATCHES)).isEqualTo(2);
        assertThat(load.spent(INGEST_RECORDS)).isEqualTo(20);
        assertRefused(() -> jobs.createWith(spec, contacts(1)));
    }

    @Test
    void aQueryBooksItsJobAndTheMegabytesOfItsResults() {
        load("Account", 30_000);
        BudgetAccount reader = budget.account("reader");

        read(client.spending(reader));

        assertThat(reader.spent(QUERY_JOBS)).isEqualTo(1).isEqualTo(org.bulk().queryJobsUsed());
        assertThat(reader.spent(QUERY_MEGABYTES))
                .isPositive()
                .isCloseTo(org.bulk().queryMegabytesUsed(), within(1L));
    }

    @Test
    void whatADownloadRepeatsAfterItBrokeIsNotBookedAgain() {
        load("Account", 30_000);
        BudgetAccount reader = budget.account("reader");
        for (int attempt = 1; attempt <= 2; attempt++) {
            org.faults().on(request -> request.path().endsWith("/results")).at(attempt, Breakages.cutBody());
        }

        read(client.spending(reader));

        assertThat(reader.spent(QUERY_MEGABYTES)).isCloseTo(org.bulk().queryMegabytesUsed(), within(1L));
    }

    @Test
    void aQueryBeyondItsShareOfJobsOrOfMegabytesIsRefusedBeforeItBegins() {
        SalesforceClient jobless = client.spending(
                budget.account("jobs", Priority.NORMAL, Share.all().most(QUERY_JOBS, 1)));
        SalesforceClient full = client.spending(
                budget.account("megabytes", Priority.NORMAL, Share.all().most(QUERY_MEGABYTES, 0)));

        read(jobless);

        assertRefused(() -> read(jobless));
        assertRefused(() -> read(full));
        assertThat(org.bulk().queryJobsUsed()).isEqualTo(1);
    }

    @Test
    void aQueryThatTheOrgRefusedIsNoJob() {
        BudgetAccount reader = budget.account("reader");
        org.faults().on(Requests.post("/jobs/query")).once(Answers.json(400, "FEATURENOTENABLED", "no"));

        assertThatExceptionOfType(SalesforceException.class).isThrownBy(() -> read(client.spending(reader)));

        assertThat(reader.spent(QUERY_JOBS)).isZero();
    }

    @Test
    void aSyncWhoseQueryJobsAreSpentGoesByCalls() {
        load("Contact", 300);
        clock.advance(Duration.ofHours(2));
        List<String> seen = new ArrayList<>();
        SalesforceClient poor = client.spending(
                budget.account("sync", Priority.NORMAL, Share.all().most(QUERY_JOBS, 0)));

        SyncSummary summary = sync(poor, new InMemoryWatermarkStore(), seen);

        assertThat(summary.isComplete()).isTrue();
        assertThat(summary.readBy()).containsExactly(Map.entry("REST", 300L));
        assertThat(summary.warnings()).anyMatch(warning -> warning.contains("Bulk has used up what it may"));
        assertThat(seen).hasSize(300).doesNotHaveDuplicates();
        assertThat(org.bulk().queryJobsUsed()).isZero();
    }

    @Test
    void whatTheHostHeardOfTheLimitsIsNotAskedForAgain() {
        client.limits();

        insert(client, contacts(40).iterator());

        assertThat(org.callsTo("/limits")).isEqualTo(1);
        assertThat(Allocation.of("DailyBulkApiBatches").flatMap(budget::heardAt))
                .isPresent();
    }

    private static SyncSummary sync(SalesforceClient job, InMemoryWatermarkStore positions, List<String> seen) {
        return job.sync("Contact", positions)
                .fields("LastName")
                .fromBeginning()
                .to(page ->
                        page.changes().forEach(change -> seen.add(change.id().toString())))
                .build()
                .run();
    }

    private static void assertRefused(ThrowingCallable work) {
        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(work)
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.BUDGET_SPENT));
    }

    private static void read(SalesforceClient job) {
        try (BulkCursor pages = job.api(BulkApi.class)
                .source()
                .open(ReadRequest.of(Soql.text("SELECT Id, Name, Description FROM Account")))) {
            pages.forEachRemaining(page -> assertThat(page.records()).isNotNull());
        }
    }

    private static BatchSummary insert(SalesforceClient job, Iterator<SObject> records) {
        return job.batch("Contact")
                .of(40) // or so: the strategy knows what the account has left
                .insert()
                .deadLetters(new InMemoryDeadLetterSink())
                .build()
                .run(records);
    }

    private void load(String type, int records) {
        String name = type.equals("Account") ? "Name" : "LastName";
        org.data()
                .load(
                        type,
                        IntStream.range(0, records)
                                .mapToObj(i -> Map.of(name, "No. " + i, "Description", "x".repeat(60)))
                                .toList());
    }

    private static List<SObject> contacts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SObject.of("Contact").with("LastName", "No. " + i))
                .toList();
    }
}
