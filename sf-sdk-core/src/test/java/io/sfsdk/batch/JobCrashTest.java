package io.sfsdk.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.record.SObject;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.watermark.JdbcWatermarkStore;
import io.sfsdk.watermark.WatermarkStore;
import io.sfsdk.write.WriteOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process that writes by jobs dies right before or right after anything it does: the journal's intent, a job's creation, its
 * ticket, its upload, its close, its end, a question about it, the letters, the journal's end of the chunk. The jobs go on without
 * it, and another process runs the batch again with the same journal and input. All boundaries are tried, also in runs whose
 * calls are cut off.
 */
class JobCrashTest {
    private static final int RECORDS = 45;

    enum Way {
        INSERT(new WriteOperation.Insert()),
        UPDATE(new WriteOperation.Update()),
        UPSERT(new WriteOperation.Upsert("Key__c")),
        DELETE(new WriteOperation.Delete());

        @SuppressWarnings("ImmutableEnumChecker") // records of constants
        private final WriteOperation operation;

        Way(WriteOperation operation) {
            this.operation = operation;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INSERT, 1, 1",
        "INSERT, 3, 1",
        "INSERT, 3, 20",
        "UPDATE, 1, 1",
        "UPDATE, 3, 1",
        "UPSERT, 1, 20",
        "UPSERT, 3, 1",
        "DELETE, 1, 1",
        "DELETE, 3, 20"
    })
    void whereverTheProcessDiesEachRecordIsTakenOnceAndEveryLetterIsThere(Way way, int inFlight, int window) {
        int moments = CrashScene.dieAtEveryMoment(() -> new Scene(way, inFlight, window, new InMemoryWatermarkStore()));

        assertThat(moments).isGreaterThan(80);
    }

    @Test
    void aTableKeepsTheTicketsAsWell() {
        int moments = CrashScene.dieAtEveryMoment(() -> {
            JdbcDataSource database = new JdbcDataSource();
            database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            JdbcWatermarkStore store = JdbcWatermarkStore.in(database).createTable();
            return new Scene(Way.INSERT, 2, 1, store);
        });

        assertThat(moments).isGreaterThan(80);
    }

    @Test
    void twiceInARowIsNoWorse() {
        for (int first = 0; first < 90; first += 7) {
            for (int second = 0; second < 60; second += 5) {
                new Scene(Way.INSERT, 2, 1, new InMemoryWatermarkStore()).diesTwice(first, second);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Countermeasure.class,
            names = {"TICKET_FIRST", "ASK_BY_TICKET", "RECOVER_FIRST", "LETTERS_BEFORE_JOURNAL"})
    void withoutACountermeasureSomeCrashLosesOrDoublesARecord(Countermeasure missing) {
        assertThatThrownBy(() -> CrashScene.dieAtEveryMoment(
                        () -> new Scene(Way.INSERT, 1, 1, new InMemoryWatermarkStore(), missing)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("moment");
    }

    private static final class Scene extends CrashScene {
        private final Way way;
        private final int window;
        private final FakeJobs.Jobs jobs = new FakeJobs.Jobs(new FakeOrg()
                        .taking(10, 1_000_000)
                        .rejecting(name -> name.endsWith("3"), "REQUIRED_FIELD_MISSING")
                        .rejectingAtFirst(1, name -> name.endsWith("7"), FakeOrg.error("UNABLE_TO_LOCK_ROW")))
                .inTrouble(2, FakeJobs.Trouble.ANSWER_LOST)
                .inTrouble(4, FakeJobs.Trouble.CUT_OFF_BEFORE_THE_CLOSE)
                .inTrouble(6, FakeJobs.Trouble.CUT_OFF_BEFORE_THE_JOB);

        Scene(Way way, int inFlight, int window, WatermarkStore journals, Countermeasure... off) {
            super(journals, inFlight, off);
            this.way = way;
            this.window = window;
        }

        @Override
        BatchExecutor.Builder batch(Bomb bomb) {
            return BatchExecutor.builder(new FakeJobs(jobs, what -> bomb.tick()), way.operation)
                    .groupBy(record -> record.text("Parent").orElse(""), window);
        }

        @Override
        void verify(int moment) {
            jobs.workOff();
            List<String> dead = letters.values().stream()
                    .map(letter -> FakeOrg.name(letter.record()))
                    .toList();
            List<String> good = new ArrayList<>();
            List<String> bad = new ArrayList<>();
            input().forEach(record -> (FakeOrg.name(record).endsWith("3") ? bad : good).add(FakeOrg.name(record)));

            assertThat(jobs.taken().values())
                    .as("moment %d: taken twice", moment)
                    .containsOnly(1);
            assertThat(jobs.taken().keySet()).as("moment %d: taken", moment).containsExactlyInAnyOrderElementsOf(good);
            assertThat(dead).as("moment %d: letters", moment).containsExactlyInAnyOrderElementsOf(bad);
            assertThat(letters.values())
                    .as("moment %d: reasons", moment)
                    .extracting(DeadLetter::reason)
                    .containsOnly(DeadLetterReason.REJECTED);
        }

        @Override
        List<SObject> input() {
            return IntStream.range(0, RECORDS)
                    .mapToObj(i -> FakeOrg.account("a" + i).with("Parent", "p" + i % 4))
                    .toList();
        }
    }
}
