package io.sfsdk.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.record.SObject;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.write.RecordWriter;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import io.sfsdk.write.WriterProfile;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process dies right before or right after any effect of a batch (a call, letters kept, the journal moved), and another one
 * runs the batch again with the same journal and input. All boundaries are tried.
 */
class JournalCrashTest {
    private static final int RECORDS = 45;

    enum Way {
        INSERT_BY_MARKER,
        INSERT_BY_KEY,
        INSERT_UNRESOLVED,
        UPSERT;

        WriteOperation operation() {
            return this == UPSERT ? new WriteOperation.Upsert("Key__c") : new WriteOperation.Insert();
        }

        @Nullable
        DoubtPolicy doubts() {
            return switch (this) {
                case INSERT_BY_MARKER -> DoubtPolicy.byMarker("Marker__c");
                case INSERT_BY_KEY -> DoubtPolicy.byExternalId("Key__c");
                case INSERT_UNRESOLVED, UPSERT -> null;
            };
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INSERT_BY_MARKER, 1, 1",
        "INSERT_BY_MARKER, 3, 1",
        "INSERT_BY_MARKER, 3, 20",
        "INSERT_BY_KEY, 1, 1",
        "INSERT_BY_KEY, 3, 20",
        "INSERT_UNRESOLVED, 1, 1",
        "INSERT_UNRESOLVED, 3, 20",
        "UPSERT, 1, 1",
        "UPSERT, 3, 20"
    })
    void whereverTheProcessDiesTheNextOneEndsWithEachRecordOnceAndEveryLetter(Way way, int inFlight, int window) {
        int moments = CrashScene.dieAtEveryMoment(() -> new Scene(way, inFlight, window));

        assertThat(moments).isBetween(31, 500);
    }

    @ParameterizedTest
    @EnumSource(
            value = Countermeasure.class,
            names = {"INTENT_FIRST", "LETTERS_BEFORE_JOURNAL", "LOOK_BEFORE_SENDING"})
    void withoutACountermeasureSomeCrashLosesOrDoublesARecord(Countermeasure missing) {
        assertThatThrownBy(() -> CrashScene.dieAtEveryMoment(() -> new Scene(Way.INSERT_BY_MARKER, 1, 1, missing)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("moment");
    }

    @Test
    void twiceInARowIsNoWorse() {
        for (int first = 0; first < 40; first += 3) {
            for (int second = 0; second < 40; second += 3) {
                new Scene(Way.INSERT_BY_MARKER, 2, 1).diesTwice(first, second);
            }
        }
    }

    private static final class Scene extends CrashScene {
        private final Way way;
        private final int window;
        private final FakeOrg org = new FakeOrg()
                .at(clock)
                .taking(10, 1_000_000)
                .rejecting(name -> name.endsWith("3"), "REQUIRED_FIELD_MISSING")
                .rejectingAtFirst(1, name -> name.endsWith("7"), FakeOrg.error("UNABLE_TO_LOCK_ROW"));

        Scene(Way way, int inFlight, int window, Countermeasure... off) {
            super(new InMemoryWatermarkStore(), inFlight, off);
            this.way = way;
            this.window = window;
        }

        @Override
        BatchExecutor.Builder batch(Bomb bomb) {
            BatchExecutor.Builder builder = BatchExecutor.builder(new FragileOrg(org, bomb), way.operation())
                    .groupBy(
                            record -> FakeOrg.name(record).length()
                                    + record.text("Parent").orElse(""),
                            window)
                    .resolver(org.resolver(0));
            DoubtPolicy doubts = way.doubts();
            return doubts == null ? builder : builder.doubts(doubts);
        }

        @Override
        void verify(int moment) {
            List<String> dead = letters.values().stream()
                    .map(letter -> FakeOrg.name(letter.record()))
                    .toList();

            assertThat(org.kept()).as("moment %d: doubled", moment).doesNotHaveDuplicates();
            assertThat(dead).as("moment %d: two letters", moment).doesNotHaveDuplicates();
            assertThat(input())
                    .as("moment %d: lost", moment)
                    .extracting(FakeOrg::name)
                    .allMatch(name -> org.kept().contains(name) || dead.contains(name));
            assertThat(input())
                    .as("moment %d: refused without a letter", moment)
                    .extracting(FakeOrg::name)
                    .filteredOn(name -> name.endsWith("3"))
                    .allMatch(dead::contains);
            if (way != Way.INSERT_UNRESOLVED) {
                assertThat(letters.values())
                        .as("moment %d: letters of what is there", moment)
                        .extracting(DeadLetter::reason)
                        .containsOnly(DeadLetterReason.REJECTED);
                assertThat(org.kept()).as("moment %d", moment).noneMatch(dead::contains);
            }
        }

        @Override
        List<SObject> input() {
            return IntStream.range(0, RECORDS)
                    .mapToObj(i ->
                            FakeOrg.account("a" + i).with("Key__c", "k" + i).with("Parent", "p" + i % 4))
                    .toList();
        }
    }

    private record FragileOrg(FakeOrg org, Bomb bomb) implements RecordWriter {
        @Override
        public WriterProfile profile() {
            return org.profile();
        }

        @Override
        public List<WriteOutcome> write(WriteRequest request) {
            bomb.tick();
            List<WriteOutcome> outcomes = org.write(request);
            bomb.tick();
            return outcomes;
        }

        @Override
        public long sizeOf(SObject record) {
            return org.sizeOf(record);
        }
    }
}
