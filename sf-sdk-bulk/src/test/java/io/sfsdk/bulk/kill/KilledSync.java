package io.sfsdk.bulk.kill;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.FixedToken;
import io.sfsdk.bulk.BulkApi;
import io.sfsdk.bulk.PollPolicy;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.strategy.VolumeStrategy;
import io.sfsdk.sync.ChangePage;
import io.sfsdk.sync.SyncSummary;
import io.sfsdk.watermark.FileWatermarkStore;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Main class of the process that is killed: one run of a sync of Account by query jobs, into a file. */
final class KilledSync {
    static final int RECORDS_OF_A_SLICE = 150;

    private static final PollPolicy OFTEN =
            new PollPolicy(Duration.ofMillis(20), 1.5, Duration.ofMillis(100), Duration.ofMinutes(1));

    private final Fate fate;
    private final Path target;

    private KilledSync(Fate fate, Path target) {
        this.fate = fate;
        this.target = target;
    }

    /** Arguments: point, times, org, token, folder. */
    public static void main(String[] arguments) throws Exception {
        Fate fate = new Fate(SyncPoint.valueOf(arguments[0]), Integer.parseInt(arguments[1]));
        Path folder = Path.of(arguments[4]);
        KilledSync sync = new KilledSync(fate, folder.resolve("target.txt"));
        try (JdkHttpTransport wire =
                        JdkHttpTransport.builder().allowPlainHttp(true).build();
                SalesforceClient client = SalesforceClient.builder(
                                FixedToken.of(arguments[3], URI.create(arguments[2])))
                        .transport(sync.telling(wire))
                        .strategy(VolumeStrategy.jobsAbove(100))
                        .with(BulkApi.module(bulk -> bulk.polling(OFTEN).pagesOf(25, 60)))
                        .build()) {
            SyncSummary summary = client.sync(
                            "Account", sync.telling(FileWatermarkStore.at(folder.resolve("positions"))))
                    .fields("Name")
                    .fromBeginning()
                    .sliceSize(RECORDS_OF_A_SLICE)
                    .to(sync::take)
                    .build()
                    .run();
            fate.end();
            System.out.println(summary.describe());
        }
    }

    /** Durable when it returns, as a handler's work must be. */
    private void take(ChangePage page) throws IOException {
        fate.pass(SyncPoint.BEFORE_THE_PAGE_IS_TAKEN);
        List<String> ids =
                page.changes().stream().map(change -> change.id().value()).toList();
        Files.write(target, ids, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.DSYNC);
        fate.pass(SyncPoint.AFTER_THE_PAGE_IS_TAKEN);
    }

    private HttpTransport telling(HttpTransport wire) {
        return request -> {
            boolean isJob = request.target().contains("/jobs/query");
            if (isJob) {
                fate.pass(before(request));
            }
            var answer = wire.send(request);
            if (isJob) {
                fate.pass(after(request));
            }
            return answer;
        };
    }

    private static SyncPoint before(HttpRequest request) {
        return request.method().equals("POST") ? SyncPoint.BEFORE_THE_CREATE : SyncPoint.BEFORE_A_DOWNLOAD;
    }

    private static SyncPoint after(HttpRequest request) {
        if (request.method().equals("POST")) {
            return SyncPoint.AFTER_THE_CREATE;
        }
        return request.target().contains("/results") ? SyncPoint.DURING_A_DOWNLOAD : SyncPoint.WHILE_THE_JOB_RUNS;
    }

    private WatermarkStore telling(WatermarkStore store) {
        return new WatermarkStore() {
            @Override
            public Optional<Watermark> load(WatermarkKey key) {
                return store.load(key);
            }

            @Override
            public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
                fate.pass(SyncPoint.BEFORE_THE_POSITION_MOVES);
                boolean isMoved = store.advance(key, expected, next);
                fate.pass(SyncPoint.AFTER_THE_POSITION_MOVED);
                return isMoved;
            }
        };
    }
}
