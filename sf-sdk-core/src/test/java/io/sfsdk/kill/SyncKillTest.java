package io.sfsdk.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.JsonLinesDeadLetterSink;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.store.Row;
import io.sfsdk.testkit.store.Transaction;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Kills the process of a sync at a point, again and again while the org goes on to change, and lets it end at last. */
@Execution(ExecutionMode.CONCURRENT)
class SyncKillTest {
    private static final int PAGE = 5;
    private static final int MANY_KILLS = 20;
    private static final int MANY = 10_000;

    @TempDir
    private Path folder;

    private final SimulatedOrg org = SimulatedOrg.builder()
            .clock(OrgClock.at(Instant.parse("2026-01-01T12:00:00Z")))
            .pageSize(PAGE)
            .start();

    @AfterEach
    void stopTheOrg() {
        org.close();
    }

    @ParameterizedTest
    @EnumSource(KillPoint.class)
    void killedAtAnyPointASyncLosesNothingAndRepeatsAtMostOnePage(KillPoint point) throws Exception {
        StoreKind store = point.existsIn(StoreKind.FILE) ? StoreKind.FILE : StoreKind.H2;

        killAgainAndAgain(point, 1, store, url(store));
    }

    @ParameterizedTest
    @MethodSource("pointsOfLocalStores")
    @Tag("slow")
    void killedTwentyTimesAtAnyPointOverAnyLocalStoreItLosesNothing(StoreKind store, KillPoint point) throws Exception {
        killAgainAndAgain(point, MANY_KILLS, store, url(store));
    }

    @ParameterizedTest
    @MethodSource("pointsOfPostgreSql")
    @Tag("slow")
    void killedTwentyTimesAtAnyPointOverPostgreSqlItLosesNothing(KillPoint point) throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
            killAgainAndAgain(point, MANY_KILLS, StoreKind.POSTGRESQL, database.getJdbcUrl("postgres", "postgres"));
        }
    }

    /** A kill that the test cannot bring about would make the others worthless. */
    @Test
    void aPointThatIsNeverReachedIsNoticed() throws Exception {
        JobProcess process =
                JobProcess.start(KilledSync.class, KillPoint.DURING_THE_COMMIT, 1, org, folder, StoreKind.FILE, "");

        assertThat(process.killWhenReached()).isFalse();
    }

    static Stream<KillPoint> pointsOfPostgreSql() {
        return Stream.of(KillPoint.values()).filter(point -> point.existsIn(StoreKind.POSTGRESQL));
    }

    static Stream<Arguments> pointsOfLocalStores() {
        return Stream.of(StoreKind.FILE, StoreKind.H2)
                .flatMap(store -> Stream.of(KillPoint.values())
                        .filter(point -> point.existsIn(store))
                        .map(point -> Arguments.of(store, point)));
    }

    private void killAgainAndAgain(KillPoint point, int kills, StoreKind store, String url) throws Exception {
        int written = 0;
        for (int kill = 1; kill <= kills; kill++) {
            written += change(kill);
            JobProcess process =
                    JobProcess.start(KilledSync.class, point, kill % 2 == 0 ? 2 : 1, org, folder, store, url);
            assertThat(process.killWhenReached()).as(process.output()).isTrue();
        }
        org.clock().advance(Duration.ofMinutes(20));

        JobProcess last = JobProcess.start(KilledSync.class, point, 0, org, folder, store, url);

        assertThat(last.killWhenReached()).as(last.output()).isFalse();
        assertThat(last.output()).contains("Complete.");
        TargetFile target = new TargetFile(folder.resolve("target"));
        Map<String, String> reached = target.copy();
        letters().forEach(reached::putIfAbsent);
        assertThat(reached).isEqualTo(orgRows());
        assertThat(target.deliveries().size()).isLessThanOrEqualTo(written + kills * PAGE);
    }

    /** Twelve new records in one second, and two older ones that change. Returns how many versions that makes. */
    private int change(int round) {
        List<String> older = List.copyOf(orgRows().keySet());
        try (Transaction transaction = org.data().begin(org.userId())) {
            IntStream.range(0, 12).forEach(i -> transaction.insert("Account", Map.of("Name", name(round, i))));
            older.stream().limit(2).forEach(id -> transaction.update("Account", id, Map.of("Name", name(round, 20))));
            transaction.commit();
        }
        org.clock().advance(Duration.ofSeconds(61));
        return 14;
    }

    private static String name(int round, int number) {
        return "account " + round + "-" + number;
    }

    private Map<String, String> orgRows() {
        Map<String, String> rows = new TreeMap<>();
        org.data().view(org.userId()).rows("Account", true).forEach(row -> rows.put(row.id(), version(row)));
        return rows;
    }

    private static String version(Row row) {
        return row.value("SystemModstamp") + " " + row.value("Name");
    }

    /** The records that are dead letters, in the form of the target. */
    private Map<String, String> letters() {
        Map<String, String> letters = new TreeMap<>();
        JsonLinesDeadLetterSink.at(folder.resolve("letters.jsonl"))
                .open(0, MANY)
                .forEach(stored -> {
                    DeadLetter letter = stored.letter();
                    String stamp = letter.id().substring(letter.id().indexOf('@') + 1);
                    String name = letter.record().text("Name").orElseThrow();
                    letters.put(letter.record().id().orElseThrow().value(), stamp + " " + name);
                });
        return letters;
    }

    private String url(StoreKind store) {
        return store == StoreKind.FILE ? "" : "jdbc:h2:file:" + folder.resolve("db");
    }
}
