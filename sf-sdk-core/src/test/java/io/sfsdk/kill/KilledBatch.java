package io.sfsdk.kill;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.FixedToken;
import io.sfsdk.batch.BatchSummary;
import io.sfsdk.batch.DoubtPolicy;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.record.SObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

/** Main class of the process that is killed: one run of a batch of inserts of Contact with a journal. */
final class KilledBatch {
    static final int CHUNK = 10;

    private KilledBatch() {}

    /** Arguments: point, times, org, token, folder, kind of store, JDBC URL, records of the input, chunks on their way. */
    public static void main(String[] arguments) throws IOException {
        Fate fate = new Fate(KillPoint.valueOf(arguments[0]), Integer.parseInt(arguments[1]));
        FatefulParts parts = new FatefulParts(fate, Path.of(arguments[4]));
        try (JdkHttpTransport wire =
                        JdkHttpTransport.builder().allowPlainHttp(true).build();
                SalesforceClient client = SalesforceClient.builder(
                                FixedToken.of(arguments[3], URI.create(arguments[2])))
                        .transport(parts.telling(wire))
                        .build()) {
            BatchSummary summary = client.batch("Contact")
                    .insert()
                    .chunkSize(CHUNK)
                    .maxFailedRecords(-1)
                    .maxInFlight(Integer.parseInt(arguments[8]), Runnable::run)
                    .doubts(DoubtPolicy.byMarker("External_Id__c").withQuiet(Duration.ofMillis(200)))
                    .journal(
                            parts.telling(parts.store(StoreKind.valueOf(arguments[5]), arguments[6])), "input of today")
                    .deadLetters(parts.letters())
                    .build()
                    .run(IntStream.range(0, Integer.parseInt(arguments[7])).mapToObj(KilledBatch::contact));
            fate.end();
            System.out.println(summary.describe());
        }
    }

    private static SObject contact(int number) {
        return SObject.of("Contact").with("LastName", "c" + number);
    }
}
