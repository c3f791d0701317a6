package io.sfsdk.kill;

import io.sfsdk.deadletter.DeadLetterSink;
import io.sfsdk.deadletter.JsonLinesDeadLetterSink;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.watermark.JdbcWatermarkStore;
import io.sfsdk.watermark.PassingFileOps;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a process that is killed does its work with: each part passes the points at which it may die. */
record FatefulParts(Fate fate, Path folder) {
    HttpTransport telling(HttpTransport wire) {
        return request -> {
            fate.pass(KillPoint.BEFORE_A_REQUEST);
            var answer = wire.send(request);
            fate.pass(KillPoint.AFTER_AN_ANSWER);
            return answer;
        };
    }

    WatermarkStore store(StoreKind kind, String url) throws IOException {
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

    WatermarkStore telling(WatermarkStore store) {
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

    DeadLetterSink letters() {
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
