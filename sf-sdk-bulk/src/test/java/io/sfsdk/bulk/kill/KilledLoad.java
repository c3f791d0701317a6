package io.sfsdk.bulk.kill;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.FixedToken;
import io.sfsdk.batch.BatchExecutor;
import io.sfsdk.batch.BatchSummary;
import io.sfsdk.bulk.BulkApi;
import io.sfsdk.bulk.PollPolicy;
import io.sfsdk.deadletter.DeadLetterSink;
import io.sfsdk.deadletter.JsonLinesDeadLetterSink;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.record.SObject;
import io.sfsdk.watermark.FileWatermarkStore;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import io.sfsdk.write.WriteOperation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Main class of the process that is killed: one run of a load of Account by ingest jobs, with a journal on disk. */
final class KilledLoad {
    static final int RECORDS = 4_000;

    private static final int RECORDS_OF_A_JOB = 500;
    private static final PollPolicy OFTEN =
            new PollPolicy(Duration.ofMillis(20), 1.5, Duration.ofMillis(100), Duration.ofMinutes(1));

    private final Fate fate;

    private KilledLoad(Fate fate) {
        this.fate = fate;
    }

    /** Arguments: point, times, org, token, folder, jobs on their way. */
    public static void main(String[] arguments) throws IOException {
        Fate fate = new Fate(LoadPoint.valueOf(arguments[0]), Integer.parseInt(arguments[1]));
        KilledLoad load = new KilledLoad(fate);
        Path folder = Path.of(arguments[4]);
        try (JdkHttpTransport wire =
                        JdkHttpTransport.builder().allowPlainHttp(true).build();
                SalesforceClient client = SalesforceClient.builder(
                                FixedToken.of(arguments[3], URI.create(arguments[2])))
                        .transport(load.tellingTransport(wire))
                        .with(BulkApi.module(bulk -> bulk.polling(OFTEN)))
                        .build()) {
            BatchSummary summary = BatchExecutor.builder(
                            client.api(BulkApi.class).writer(), new WriteOperation.Insert())
                    .chunkSize(RECORDS_OF_A_JOB)
                    .maxInFlight(Integer.parseInt(arguments[5]), Runnable::run)
                    .maxFailedRecords(-1)
                    .journal(load.tellingStore(FileWatermarkStore.at(folder.resolve("journal"))), "input of today")
                    .deadLetters(load.tellingSink(JsonLinesDeadLetterSink.at(folder.resolve("letters.jsonl"))))
                    .build()
                    .run(IntStream.range(0, RECORDS).mapToObj(KilledLoad::account));
            fate.end();
            System.out.println(summary.describe());
        }
    }

    /** The org refuses those without a name. */
    static boolean isRefused(int number) {
        return number % 97 == 3;
    }

    static String key(int number) {
        return "E-" + number;
    }

    private static SObject account(int number) {
        SObject account = SObject.of("Account").with("External_Id__c", key(number));
        return isRefused(number) ? account : account.with("Name", "Account " + number);
    }

    private HttpTransport tellingTransport(HttpTransport wire) {
        return request -> {
            pass(before(request));
            var answer = wire.send(request);
            pass(after(request));
            return answer;
        };
    }

    private void pass(@Nullable LoadPoint point) {
        if (point != null) {
            fate.pass(point);
            if (point == LoadPoint.BEFORE_THE_UPLOAD) {
                fate.pass(LoadPoint.DURING_THE_UPLOAD);
            }
        }
    }

    private static @Nullable LoadPoint before(HttpRequest request) {
        return switch (request.method()) {
            case "POST" -> isJobs(request) ? LoadPoint.BEFORE_THE_CREATE : null;
            case "PUT" -> LoadPoint.BEFORE_THE_UPLOAD;
            case "PATCH" -> LoadPoint.BEFORE_THE_CLOSE;
            default -> isResult(request) ? LoadPoint.BEFORE_THE_RESULTS : null;
        };
    }

    private static @Nullable LoadPoint after(HttpRequest request) {
        return switch (request.method()) {
            case "POST" -> isJobs(request) ? LoadPoint.AFTER_THE_CREATE : null;
            case "PUT" -> LoadPoint.AFTER_THE_UPLOAD;
            case "PATCH" -> LoadPoint.AFTER_THE_CLOSE;
            default ->
                isResult(request) ? LoadPoint.AFTER_A_RESULT : isJobs(request) ? LoadPoint.WHILE_THE_JOB_RUNS : null;
        };
    }

    private static boolean isJobs(HttpRequest request) {
        return request.target().contains("/jobs/ingest");
    }

    private static boolean isResult(HttpRequest request) {
        return request.target().contains("Results") || request.target().contains("unprocessed");
    }

    private DeadLetterSink tellingSink(DeadLetterSink sink) {
        return letters -> {
            fate.pass(LoadPoint.BEFORE_THE_LETTERS);
            sink.accept(letters);
            fate.pass(LoadPoint.AFTER_THE_LETTERS);
        };
    }

    private WatermarkStore tellingStore(WatermarkStore store) {
        return new WatermarkStore() {
            @Override
            public Optional<Watermark> load(WatermarkKey key) {
                return store.load(key);
            }

            @Override
            public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
                int more = tickets(next) - (expected == null ? 0 : tickets(expected));
                fate.pass(
                        more == 0
                                ? LoadPoint.BEFORE_THE_INTENT
                                : more > 0 ? LoadPoint.BEFORE_THE_TICKET : LoadPoint.BEFORE_THE_END);
                boolean isMoved = store.advance(key, expected, next);
                fate.pass(
                        more == 0
                                ? LoadPoint.AFTER_THE_INTENT
                                : more > 0 ? LoadPoint.AFTER_THE_TICKET : LoadPoint.AFTER_THE_END);
                return isMoved;
            }
        };
    }

    /** The tickets stand at the end of the text, each behind a blank. */
    private static int tickets(Watermark journal) {
        return journal.value().split(" ", -1).length - 7;
    }
}
