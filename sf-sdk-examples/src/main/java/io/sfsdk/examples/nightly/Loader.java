package io.sfsdk.examples.nightly;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.JwtBearer;
import io.sfsdk.batch.BatchSummary;
import io.sfsdk.bulk.BulkApi;
import io.sfsdk.deadletter.JsonLinesDeadLetterSink;
import io.sfsdk.examples.process.OrgAddress;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.watermark.FileWatermarkStore;
import java.nio.file.Path;

/** The load itself, in a process of its own. Run again after a kill, it goes on where the org is, not where it was. */
final class Loader {
    static final int RECORDS_OF_A_JOB = 2_000;
    private static final long BYTES_OF_A_JOB = 10_000_000;

    private Loader() {}

    /** Takes the org's ready file, the folder for what must survive, and which organisations' contacts to load. */
    public static void main(String[] arguments) throws Exception {
        OrgAddress address = OrgAddress.read(Path.of(arguments[0]));
        NightlyFile file = NightlyFile.every(Integer.parseInt(arguments[2]));
        JwtBearer login = JwtBearer.builder(address.clientId(), address.username(), address.key())
                .loginUrl(address.loginUrl())
                .build();
        try (JdkHttpTransport wire =
                        JdkHttpTransport.builder().allowPlainHttp(true).build();
                SalesforceClient client = SalesforceClient.builder(login)
                        .transport(wire)
                        .with(BulkApi.module(bulk -> bulk.jobsOf(RECORDS_OF_A_JOB, BYTES_OF_A_JOB)))
                        .build()) {
            System.out.println(load(client, file, Path.of(arguments[1])).describe());
        }
    }

    private static BatchSummary load(SalesforceClient client, NightlyFile file, Path folder) {
        // tag::load
        return client.batch("Contact")
                .of(file.size()) // enough for jobs: more than 10,000
                .insert()
                .maxFailedRecords(-1)
                .journal(FileWatermarkStore.at(folder.resolve("journal")), "contacts of this night")
                .deadLetters(JsonLinesDeadLetterSink.at(folder.resolve("dead-letters.jsonl")))
                .listener(progress -> System.out.println("  " + progress.written() + " written"))
                .build()
                .run(file.contacts());
        // end::load
    }
}
