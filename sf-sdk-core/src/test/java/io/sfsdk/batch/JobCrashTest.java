package io.sfsdk.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.record.SObject;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.watermark.JdbcWatermarkStore;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import io.sfsdk.write.WriteOperation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
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
        int moments = dieAtEveryMoment(() -> new Scene(way, inFlight, window, new InMemoryWatermarkStore()));

        assertThat(moments).isGreaterThan(80);
    }

    @Test
    void aTableKeepsTheTicketsAsWell() {
        int moments = dieAtEveryMoment(() -> {
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
        assertThatThrownBy(() ->
                        dieAtEveryMoment(() -> new Scene(Way.INSERT, 1, 1, new InMemoryWatermarkStore(), missing)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("moment");
    }

    private static int dieAtEveryMoment(Supplier<Scene> scenes) {
        int moment = 0;
        while (scenes.get().diesAndGoesOn(moment)) {
            moment++;
            assertThat(moment).isLessThan(1_000);
        }
        return moment;
    }

    /** Death of the process: nothing has an effect any more. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Goes off at the n-th moment. */
    private static final class Bomb {
        private int left;
        private boolean exploded;

        Bomb(int moments) {
            left = moments;
        }

        void tick() {
            if (exploded || left-- <= 0) {
                exploded = true;
                throw new Crash();
            }
        }
    }

    /** One org, one sink, one store of journals, and processes that come and go. */
    private static final class Scene {
        private final Way way;
        private final int inFlight;
        private final int window;
        private final Countermeasure[] off;
        private final ManualClock clock = new ManualClock();
        private final WatermarkStore journals;
        private final Map<String, DeadLetter> letters = new LinkedHashMap<>();
        private final FakeJobs.Jobs jobs = new FakeJobs.Jobs(new FakeOrg()
                        .taking(10, 1_000_000)
                        .rejecting(name -> name.endsWith("3"), "REQUIRED_FIELD_MISSING")
                        .rejectingAtFirst(1, name -> name.endsWith("7"), FakeOrg.error("UNABLE_TO_LOCK_ROW")))
                .inTrouble(2, FakeJobs.Trouble.ANSWER_LOST)
                .inTrouble(4, FakeJobs.Trouble.CUT_OFF_BEFORE_THE_CLOSE)
                .inTrouble(6, FakeJobs.Trouble.CUT_OFF_BEFORE_THE_JOB);

        Scene(Way way, int inFlight, int window, WatermarkStore journals, Countermeasure... off) {
            this.way = way;
            this.inFlight = inFlight;
            this.window = window;
            this.journals = journals;
            this.off = off;
        }

        /** Returns false once the moment lies behind the end of the run. */
        boolean diesAndGoesOn(int moment) {
            Bomb bomb = new Bomb(moment);
            process(bomb);
            finish(moment);
            verify(moment);
            return bomb.exploded;
        }

        void diesTwice(int first, int second) {
            process(new Bomb(first));
            process(new Bomb(second));
            finish(first * 1_000 + second);
            verify(first * 1_000 + second);
        }

        private void finish(int moment) {
            BatchSummary summary = process(new Bomb(Integer.MAX_VALUE)).orElseThrow();
            BatchSummary again = process(new Bomb(Integer.MAX_VALUE)).orElseThrow();

            assertThat(summary.isComplete()).as("moment %d", moment).isTrue();
            assertThat(summary.skipped() + summary.accepted())
                    .as("moment %d", moment)
                    .isEqualTo(RECORDS);
            assertThat(again.accepted()).as("moment %d", moment).isZero();
        }

        private Optional<BatchSummary> process(Bomb bomb) {
            BatchExecutor executor = BatchExecutor.builder(new FakeJobs(jobs, what -> bomb.tick()), way.operation)
                    .journal(new FragileStore(journals, bomb), "input of today")
                    .groupBy(record -> record.text("Parent").orElse(""), window)
                    .maxInFlight(inFlight, Runnable::run)
                    .maxFailedRecords(-1)
                    .deadLetters(some -> {
                        bomb.tick();
                        some.forEach(letter -> letters.putIfAbsent(letter.id(), letter));
                        bomb.tick();
                    })
                    .clock(clock)
                    .sleeper(clock)
                    .random(new Random(1))
                    .without(off)
                    .build();
            try {
                return Optional.of(executor.run(input()));
            } catch (Crash | BatchAbortedException e) {
                return Optional.empty();
            }
        }

        private void verify(int moment) {
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

        private static List<SObject> input() {
            return IntStream.range(0, RECORDS)
                    .mapToObj(i -> FakeOrg.account("a" + i).with("Parent", "p" + i % 4))
                    .toList();
        }
    }

    private record FragileStore(WatermarkStore store, Bomb bomb) implements WatermarkStore {
        @Override
        public Optional<Watermark> load(WatermarkKey key) {
            return store.load(key);
        }

        @Override
        public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
            bomb.tick();
            boolean moved = store.advance(key, expected, next);
            bomb.tick();
            return moved;
        }
    }
}
