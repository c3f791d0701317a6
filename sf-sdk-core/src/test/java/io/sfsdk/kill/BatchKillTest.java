package io.sfsdk.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.deadletter.JsonLinesDeadLetterSink;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.store.RowError;
import io.sfsdk.testkit.store.WriteRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Kills the process of a batch of inserts at a point, again and again while its input grows, and lets it end at last. */
@Execution(ExecutionMode.CONCURRENT)
class BatchKillTest {
    private static final int GROWTH = 3 * KilledBatch.CHUNK;
    private static final int MANY_KILLS = 20;
    private static final int MANY = 10_000;

    @TempDir
    private Path folder;

    private final SimulatedOrg org = SimulatedOrg.start();

    @BeforeEach
    void refuseSomeRecords() {
        WriteRule rule =
                attempt -> String.valueOf(attempt.after().value("LastName")).endsWith("3")
                        ? List.of(RowError.of("FIELD_CUSTOM_VALIDATION_EXCEPTION", "no threes"))
                        : List.of();
        org.data().addRule(rule);
    }

    @AfterEach
    void stopTheOrg() {
        org.close();
    }

    @ParameterizedTest
    @MethodSource("points")
    void killedAtAnyPointABatchInsertsEachRecordOnceAndKeepsEveryLetter(KillPoint point) throws Exception {
        StoreKind store = point.existsIn(StoreKind.FILE) ? StoreKind.FILE : StoreKind.H2;

        killAgainAndAgain(point, 1, store);
    }

    @ParameterizedTest
    @MethodSource("pointsOfLocalStores")
    @Tag("slow")
    void killedTwentyTimesAtAnyPointOverAnyLocalStoreItInsertsEachRecordOnce(StoreKind store, KillPoint point)
            throws Exception {
        killAgainAndAgain(point, MANY_KILLS, store);
    }

    static Stream<KillPoint> points() {
        return Stream.of(KillPoint.values()).filter(KillPoint::isOfBatches);
    }

    static Stream<Arguments> pointsOfLocalStores() {
        return Stream.of(StoreKind.FILE, StoreKind.H2)
                .flatMap(store ->
                        points().filter(point -> point.existsIn(store)).map(point -> Arguments.of(store, point)));
    }

    private void killAgainAndAgain(KillPoint point, int kills, StoreKind store) throws Exception {
        for (int kill = 1; kill <= kills; kill++) {
            JobProcess process = start(point, kill % 2 == 0 ? 1 : 2, store, kill * GROWTH);
            assertThat(process.killWhenReached()).as(process.output()).isTrue();
        }

        JobProcess last = start(point, 0, store, kills * GROWTH);

        assertThat(last.killWhenReached()).as(last.output()).isFalse();
        assertThat(last.output()).contains("complete");
        assertThat(namesInOrg()).containsExactlyInAnyOrderElementsOf(names(kills * GROWTH, false));
        assertThat(namesInLetters()).containsExactlyInAnyOrderElementsOf(names(kills * GROWTH, true));
    }

    private JobProcess start(KillPoint point, int times, StoreKind store, int records) throws Exception {
        String url = store == StoreKind.FILE ? "" : "jdbc:h2:file:" + folder.resolve("db");
        return JobProcess.start(
                KilledBatch.class,
                point,
                times,
                org,
                folder,
                store,
                url,
                String.valueOf(records),
                times == 2 ? "1" : "2");
    }

    private static List<String> names(int records, boolean refused) {
        return IntStream.range(0, records)
                .filter(i -> (i % 10 == 3) == refused)
                .mapToObj(i -> "c" + i)
                .toList();
    }

    private List<String> namesInOrg() {
        List<String> names = new ArrayList<>();
        org.data().view(org.userId()).rows("Contact", true).forEach(row -> names.add("" + row.value("LastName")));
        return names;
    }

    private List<String> namesInLetters() {
        return JsonLinesDeadLetterSink.at(folder.resolve("letters.jsonl")).open(0, MANY).stream()
                .map(stored -> stored.letter().record().text("LastName").orElseThrow())
                .toList();
    }
}
