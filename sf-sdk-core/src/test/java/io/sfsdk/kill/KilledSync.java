package io.sfsdk.kill;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.FixedToken;
import io.sfsdk.deadletter.DeadLetterSink;
import io.sfsdk.deadletter.JsonLinesDeadLetterSink;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.sync.ChangePage;
import io.sfsdk.sync.FailedChange;
import io.sfsdk.sync.PageResult;
import io.sfsdk.sync.SyncSummary;
import io.sfsdk.watermark.JdbcWatermarkStore;
import io.sfsdk.watermark.PassingFileOps;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Main class of the process that is killed: one run of a sync of Account into a file. */
final class KilledSync {
    /** What the name of a record that the host refuses looks like. */
    private static final String REFUSED = ".*[37]";

    private final Fate fate;
    private final Path folder;
    private final TargetFile target;

    private KilledSync(Fate fate, Path folder) {
        this.fate = fate;
        this.folder = folder;
        this.target = new TargetFile(folder.resolve("target"));
    }

    /** Arguments: point, times, org, token, folder, kind of store, JDBC URL. */
    public static void main(String[] arguments) throws IOException {
        Fate fate = new Fate(KillPoint.valueOf(arguments[0]), Integer.parseInt(arguments[1]));
        KilledSync job = new KilledSync(fate, Path.of(arguments[4]));
        try (JdkHttpTransport wire =
                        JdkHttpTransport.builder().allowPlainHttp(true).build();
                SalesforceClient client = SalesforceClient.builder(
                                FixedToken.of(arguments[3], URI.create(arguments[2])))
                        .transport(job.telling(wire))
                        .build()) {
            SyncSummary summary = client.sync(
                            "Account", job.telling(job.store(StoreKind.valueOf(arguments[5]), arguments[6])))
                    .fields("Name")
                    .fromBeginning()
                    .to(job::handle, job.letters())
                    .build()
                    .run();
            fate.end();
            System.out.println(summary.describe());
        }
    }

    private HttpTransport telling(HttpTransport wire) {
        return request -> {
            fate.pass(KillPoint.BEFORE_A_REQUEST);
            var answer = wire.send(request);
            fate.pass(KillPoint.AFTER_AN_ANSWER);
            return answer;
        };
    }

    private WatermarkStore store(StoreKind kind, String url) throws IOException {
        return kind == StoreKind.FILE
                ? PassingFileOps.storeAt(
                        folder.resolve("positions"),
                        step -> fate.pass(
                                switch (step) {
                                    case HALF_WRITTEN -> KillPoint.FILE_HALF_WRITTEN;
                                    case FORCED -> KillPoint.FILE_FORCED;
                                    case RENAMED -> KillPoint.FILE_RENAMED;
                                }))
                : JdbcWatermarkStore.in(new TellingDataSource(url, fate)).createTable();
    }

    private WatermarkStore telling(WatermarkStore store) {
        return new WatermarkStore() {
            @Override
            public Optional<Watermark> load(WatermarkKey key) {
                return store.load(key);
            }

            @Override
            public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
                boolean isLedger = key.job().equals("sync-ledger");
                fate.pass(isLedger ? KillPoint.BEFORE_THE_LEDGER : KillPoint.BEFORE_THE_POSITION);
                boolean isMoved = store.advance(key, expected, next);
                fate.pass(isLedger ? KillPoint.AFTER_THE_LEDGER : KillPoint.AFTER_THE_POSITION);
                return isMoved;
            }
        };
    }

    private PageResult handle(ChangePage page) throws IOException {
        fate.pass(KillPoint.PAGE_READ);
        List<String> lines = new ArrayList<>();
        List<FailedChange> failed = new ArrayList<>();
        for (int i = 0; i < page.changes().size(); i++) {
            var change = page.changes().get(i);
            if (change.record().text("Name").orElseThrow().matches(REFUSED)) {
                failed.add(FailedChange.because(i, new IOException("refused")));
            } else {
                lines.add(TargetFile.line(change));
            }
        }
        if (fate.isNext(KillPoint.TARGET_HALF_WRITTEN)) {
            target.append(lines, true);
            fate.die();
        }
        target.append(lines, false);
        fate.pass(KillPoint.TARGET_WRITTEN);
        return new PageResult(failed);
    }

    private DeadLetterSink letters() {
        Path file = folder.resolve("letters.jsonl");
        DeadLetterSink sink = JsonLinesDeadLetterSink.at(file);
        return letters -> {
            long before = size(file);
            sink.accept(letters);
            if (fate.isNext(KillPoint.LETTER_HALF_WRITTEN)) {
                cut(file, before + (size(file) - before) / 2);
                fate.die();
            }
            fate.pass(KillPoint.LETTERS_KEPT);
        };
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves what a kill inside the sink's own append leaves behind. */
    private static void cut(Path file, long size) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
