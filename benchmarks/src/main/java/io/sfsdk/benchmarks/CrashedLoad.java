package io.sfsdk.benchmarks;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.FixedToken;
import io.sfsdk.batch.BatchSummary;
import io.sfsdk.benchmarks.data.Accounts;
import io.sfsdk.bulk.BulkApi;
import io.sfsdk.bulk.PollPolicy;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.record.SObject;
import io.sfsdk.strategy.VolumeStrategy;
import io.sfsdk.watermark.FileWatermarkStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

/** Main class of a JVM that upserts records by jobs of the Bulk API, with a journal. It says when half of them are on their way. */
final class CrashedLoad {
    /** The line that is printed then. */
    static final String HALF = "half";

    private static final PollPolicy QUICK =
            new PollPolicy(Duration.ofMillis(50), 1.5, Duration.ofMillis(500), Duration.ofHours(1));

    private CrashedLoad() {}

    /**
     * Loads, from where the journal stands.
     *
     * @param arguments the org's address, a token, the journal's folder, how many records there are
     */
    public static void main(String[] arguments) {
        int records = Integer.parseInt(arguments[3]);
        try (JdkHttpTransport transport =
                        JdkHttpTransport.builder().allowPlainHttp(true).build();
                SalesforceClient client = SalesforceClient.builder(
                                FixedToken.of(arguments[1], URI.create(arguments[0])))
                        .transport(transport)
                        .with(BulkApi.module(bulk -> bulk.polling(QUICK)))
                        .strategy(VolumeStrategy.jobsAbove(1))
                        .build()) {
            BatchSummary summary = client.batch("Account")
                    .of(records)
                    .upsertBy("External_Id__c")
                    .deadLetters(new InMemoryDeadLetterSink())
                    .journal(FileWatermarkStore.at(Path.of(arguments[2])), "accounts")
                    .build()
                    .run(IntStream.range(0, records).mapToObj(number -> account(number, records)));
            if (!summary.isComplete()) {
                throw new IllegalStateException(summary.toString());
            }
        }
    }

    private static SObject account(int number, int records) {
        if (number == records / 2) {
            System.out.println(HALF);
        }
        return SObject.of("Account")
                .with("External_Id__c", Accounts.key(number))
                .with("Name", "Account number " + number)
                .with("NumberOfEmployees", Accounts.employees(number));
    }
}
