package io.sfsdk.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.error.Retryability;
import io.sfsdk.record.SObject;
import io.sfsdk.watermark.FileWatermarkStore;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import io.sfsdk.write.WriteOperation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final WatermarkKey KEY = new WatermarkKey("batch", "contacts.csv");

    private final FakeOrg org = new FakeOrg().taking(10, 1_000_000);
    private final InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();
    private final WatermarkStore store = new InMemoryWatermarkStore();

    @TempDir
    Path directory;

    @Test
    void aRunThatWasStoppedGoesOnWithWhatItHandedBack() {
        org.onCall(3, FakeOrg.throwing(FakeOrg.refusal(403, "REQUEST_LIMIT_EXCEEDED", Retryability.AFTER_LIMIT_FREES)));

        BatchSummary first = inserting().run(FakeOrg.accounts(50));
        BatchSummary second = inserting().run(FakeOrg.accounts(50));

        assertThat(first.outcome()).isEqualTo(BatchOutcome.STOPPED_BY_LIMIT);
        assertThat(first.unprocessed()).hasSize(10);
        assertThat(second.isComplete()).isTrue();
        assertThat(second.skipped()).isEqualTo(20);
        assertThat(second.accepted()).isEqualTo(30);
        assertThat(second.describe()).contains("20 were settled before");
        assertThat(org.kept()).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void ofAChunkThatWasPartlyWrittenOnlyTheRestIsSentAgain() {
        org.rejecting("a12"::equals, "REQUIRED_FIELD_MISSING")
                .rejectingAtFirst(1, "a15"::equals, FakeOrg.error("UNABLE_TO_LOCK_ROW"));

        BatchSummary first = builder().maxFailedRecords(0).build().run(FakeOrg.accounts(50));
        BatchSummary second = inserting().run(FakeOrg.accounts(50));

        assertThat(first.unprocessed()).extracting(InputRecord::index).containsExactly(15L);
        assertThat(second.skipped()).isEqualTo(19);
        assertThat(org.kept()).hasSize(49).doesNotHaveDuplicates();
        assertThat(letters.letters()).hasSize(1);
    }

    @Test
    void aRunThatCameToItsEndFindsNothingMoreAndAnInputThatGrewGoesOn() {
        inserting().run(FakeOrg.accounts(25));

        BatchSummary again = inserting().run(FakeOrg.accounts(25));
        BatchSummary grown = inserting().run(FakeOrg.accounts(40));

        assertThat(again.accepted()).isZero();
        assertThat(again.skipped()).isEqualTo(25);
        assertThat(grown.written()).isEqualTo(15);
        assertThat(org.kept()).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void anotherInputIsRefusedBeforeAnythingIsSent() {
        inserting().run(FakeOrg.accounts(25));
        List<SObject> other = new ArrayList<>(FakeOrg.accounts(40));
        other.set(22, FakeOrg.account("Globex"));

        assertThatThrownBy(() -> inserting().run(other))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("batch/contacts.csv")
                .hasMessageContaining("records 17 to 24 differ")
                .hasMessageContaining("Nothing was sent")
                .hasMessageNotContaining("Globex");
        assertThatThrownBy(() -> inserting().run(FakeOrg.accounts(20)))
                .hasMessageContaining("it has 20 records, of which the journal took 25");
        assertThat(org.calls()).hasSize(3);
    }

    @Test
    void whatIsToBeSentAgainMustBeTheSameToo() {
        org.onCall(3, FakeOrg.throwing(FakeOrg.refusal(403, "REQUEST_LIMIT_EXCEEDED", Retryability.AFTER_LIMIT_FREES)));
        inserting().run(FakeOrg.accounts(50));
        List<SObject> other = new ArrayList<>(FakeOrg.accounts(50));
        other.set(20, FakeOrg.account("another"));

        assertThatThrownBy(() -> inserting().run(other)).hasMessageContaining("differ");
    }

    @Test
    void withoutTheFingerprintAnotherInputLosesItsFirstRecords() {
        inserting().run(FakeOrg.accounts(25));
        List<SObject> other = IntStream.range(0, 40)
                .mapToObj(i -> FakeOrg.account("other" + i))
                .toList();

        BatchSummary summary =
                builder().without(Countermeasure.SAME_INPUT).build().run(other);

        assertThat(summary.isComplete()).isTrue();
        assertThat(org.kept()).doesNotContain("other0");
    }

    @Test
    void aSecondProcessOnTheSameJournalStopsBeforeItSendsAnything() {
        inserting().run(FakeOrg.accounts(25));

        BatchAbortedException aborted = catchThrowableOfType(
                BatchAbortedException.class,
                () -> builder()
                        .journal(movedByAnother(), "contacts.csv")
                        .build()
                        .run(FakeOrg.accounts(25)));

        assertThat(aborted)
                .hasRootCauseMessage(
                        "another run has moved the journal batch/contacts.csv; let one process at a time work on one"
                                + " input");
        assertThat(aborted.summary().unprocessed())
                .hasSize((int) aborted.summary().accepted());
        assertThat(org.calls()).hasSize(3);
    }

    @Test
    void withoutTheComparisonASecondProcessDoublesAnInput() {
        inserting().run(FakeOrg.accounts(25));

        builder()
                .journal(movedByAnother(), "contacts.csv")
                .without(Countermeasure.ONE_PROCESS)
                .build()
                .run(FakeOrg.accounts(25));

        assertThat(org.kept()).hasSize(50);
    }

    /** Read before another process began its run. */
    private WatermarkStore movedByAnother() {
        return new WatermarkStore() {
            @Override
            public Optional<Watermark> load(WatermarkKey key) {
                return Optional.empty();
            }

            @Override
            public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
                return store.advance(key, expected, next);
            }
        };
    }

    @Test
    void lettersThatTheSinkDidNotKeepAreMadeAgainWithTheSameIds() {
        org.rejecting("a3"::equals, "REQUIRED_FIELD_MISSING");
        List<DeadLetter> unkept = catchThrowableOfType(
                        BatchAbortedException.class,
                        () -> builder()
                                .deadLetters(some -> {
                                    throw new IllegalStateException("disk full");
                                })
                                .build()
                                .run(FakeOrg.accounts(50)))
                .unkeptLetters();

        BatchSummary second = inserting().run(FakeOrg.accounts(50));

        assertThat(second.isComplete()).isTrue();
        assertThat(letters.letters())
                .extracting(DeadLetter::id)
                .containsExactly(unkept.get(0).id());
        assertThat(org.kept()).hasSize(49).doesNotHaveDuplicates();
    }

    @Test
    void aFileKeepsAJournalOverRestarts() {
        org.onCall(3, FakeOrg.throwing(FakeOrg.refusal(403, "REQUEST_LIMIT_EXCEEDED", Retryability.AFTER_LIMIT_FREES)));
        builder()
                .journal(FileWatermarkStore.at(directory), "contacts.csv")
                .build()
                .run(FakeOrg.accounts(50));

        BatchSummary second = builder()
                .journal(FileWatermarkStore.at(directory), "contacts.csv")
                .build()
                .run(FakeOrg.accounts(50));

        assertThat(second.written()).isEqualTo(30);
        assertThat(org.kept()).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void aJournalShowsNoFieldValueAndIsRefusedWhenItCannotBeRead() {
        List<SObject> input = new ArrayList<>(FakeOrg.accounts(25));
        input.set(24, FakeOrg.account("Globex"));
        inserting().run(input);
        Watermark kept = store.load(KEY).orElseThrow();

        assertThat(kept.value()).doesNotContain("Globex").startsWith("batch-journal-2 ");

        store.advance(KEY, kept, new Watermark("something else"));

        assertThatThrownBy(() -> inserting().run(FakeOrg.accounts(25)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the journal batch/contacts.csv cannot be read");
    }

    private BatchExecutor inserting() {
        return builder().build();
    }

    private BatchExecutor.Builder builder() {
        return BatchExecutor.builder(org, new WriteOperation.Insert())
                .journal(store, "contacts.csv")
                .sleeper(pause -> {})
                .deadLetters(letters);
    }
}
