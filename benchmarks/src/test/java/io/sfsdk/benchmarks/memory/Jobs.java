package io.sfsdk.benchmarks.memory;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.FixedToken;
import io.sfsdk.batch.BatchSummary;
import io.sfsdk.benchmarks.data.Accounts;
import io.sfsdk.bulk.BulkApi;
import io.sfsdk.bulk.PollPolicy;
import io.sfsdk.deadletter.JsonLinesDeadLetterSink;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.strategy.ApiStrategy;
import io.sfsdk.strategy.VolumeStrategy;
import io.sfsdk.sync.SyncSummary;
import io.sfsdk.watermark.FileWatermarkStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

/** Main class of a JVM with a small heap: runs one job over many records and prints what it saw. */
final class Jobs {
    private static final String QUERY = "SELECT Id, External_Id__c, Name, BillingCity, NumberOfEmployees,"
            + " SystemModstamp FROM Account WHERE External_Id__c LIKE 'A-%'";
    private static final ApiStrategy CALLS = VolumeStrategy.jobsAbove(Integer.MAX_VALUE);

    private static final PollPolicy QUICK =
            new PollPolicy(Duration.ofMillis(20), 2, Duration.ofSeconds(1), Duration.ofHours(1));

    private final SalesforceClient client;
    private final Path folder;
    private final int records;
    private final Tally.Counter seen;

    private Jobs(SalesforceClient client, Path folder, int records) {
        this.client = client;
        this.folder = folder;
        this.records = records;
        this.seen = new Tally.Counter(records);
    }

    /**
     * Runs a job.
     *
     * @param arguments its name, the org's address, a token, a folder, how many records there are
     */
    public static void main(String[] arguments) {
        try (JdkHttpTransport transport =
                        JdkHttpTransport.builder().allowPlainHttp(true).build();
                SalesforceClient client = SalesforceClient.builder(
                                FixedToken.of(arguments[2], URI.create(arguments[1])))
                        .transport(transport)
                        .with(BulkApi.module(bulk -> bulk.polling(QUICK)))
                        .strategy(byJobs(arguments[0]) ? ApiStrategy.byVolume() : CALLS)
                        .build()) {
            Jobs jobs = new Jobs(client, Path.of(arguments[3]), Integer.parseInt(arguments[4]));
            jobs.run(arguments[0]);
            System.out.println(jobs.seen.tally().line());
        }
    }

    private static boolean byJobs(String job) {
        return job.startsWith("bulk-");
    }

    private void run(String job) {
        switch (job) {
            case "query" -> read(client.query(QUERY));
            case "bulk-query" -> read(client.api(BulkApi.class).source().open(ReadRequest.of(Soql.text(QUERY))));
            case "sync", "bulk-sync" -> sync();
            case "write", "bulk-write" -> write(job);
            default -> throw new IllegalArgumentException(job);
        }
    }

    private void read(RecordCursor answer) {
        try (answer) {
            while (answer.hasNext()) {
                answer.next().records().forEach(seen::add);
            }
        }
    }

    private void sync() {
        SyncSummary summary = client.sync("Account", FileWatermarkStore.at(folder))
                .fields(Accounts.NAMES.toArray(String[]::new))
                .whereConstantSoql("External_Id__c LIKE 'A-%'")
                .fromBeginning()
                .to(page -> page.records().forEach(seen::add))
                .build()
                .run();
        require(summary.isComplete(), summary.describe());
    }

    /** Every tenth record has no name, which the org refuses. */
    private void write(String job) {
        BatchSummary summary = client.batch("Account")
                .of(records)
                .insert()
                .deadLetters(JsonLinesDeadLetterSink.at(folder.resolve("letters.jsonl")))
                .maxFailedRecords(-1)
                .build()
                .run(IntStream.range(0, records)
                        .mapToObj(number -> account(job, number))
                        .peek(seen::add));
        require(summary.isComplete(), summary.toString());
        require(summary.written() == records - records / 10, summary.toString());
        require(summary.dead() == records / 10, summary.toString());
    }

    /** Both jobs write to one org, which takes a key once. */
    private static SObject account(String job, int number) {
        return SObject.of("Account")
                .with("External_Id__c", job + "-" + number)
                .with("Name", number % 10 == 0 ? null : "Written " + number)
                .with("NumberOfEmployees", Accounts.employees(number));
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalStateException(otherwise);
        }
    }
}
