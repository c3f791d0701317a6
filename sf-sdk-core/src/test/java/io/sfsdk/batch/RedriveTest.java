package io.sfsdk.batch;

import static io.sfsdk.batch.FakeOrg.account;
import static io.sfsdk.batch.FakeOrg.accounts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.deadletter.DeadLetterStore;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.deadletter.JsonLinesDeadLetterSink;
import io.sfsdk.deadletter.Settlement;
import io.sfsdk.deadletter.StoredLetter;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import io.sfsdk.record.SObject;
import io.sfsdk.write.WriteOperation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedriveTest {
    private static final WriteOperation INSERT = new WriteOperation.Insert();
    private static final WriteOperation UPSERT = new WriteOperation.Upsert("External_Id__c");

    private final FakeOrg org = new FakeOrg();
    private final InMemoryDeadLetterSink store = new InMemoryDeadLetterSink();
    private final ManualClock clock = new ManualClock();

    @TempDir
    Path directory;

    @Test
    void correctedLettersAreWrittenWithWhatTheyFailedAtAndNeverComeAgain() {
        FakeOrg strict = new FakeOrg().rejecting(name -> name.startsWith("a1"), "FIELD_CUSTOM_VALIDATION_EXCEPTION");
        batchInto(strict, INSERT).run(accounts(20));

        RedriveSummary first = redrive()
                .correct(letter -> Optional.of(account("corrected " + FakeOrg.name(letter.record()))))
                .build()
                .run();
        RedriveSummary second = redrive().build().run();

        assertThat(first.isComplete()).isTrue();
        assertThat(first.seen()).isEqualTo(11);
        assertThat(first.written()).isEqualTo(11);
        assertThat(org.kept()).startsWith("corrected a1", "corrected a10").hasSize(11);
        assertThat(second.seen()).isZero();
        assertThat(org.calls()).hasSize(1);
    }

    @Test
    void aRecordThatFailsAgainHasANewLetterThatNamesTheOldOne() {
        store.accept(List.of(letter("x-7", INSERT, "a7")));
        org.rejecting("a7"::equals, "REQUIRED_FIELD_MISSING");

        RedriveSummary first = redrive().build().run();
        RedriveSummary second = redrive().build().run();

        assertThat(first.failedAgain()).isEqualTo(1);
        assertThat(second.failedAgain()).isEqualTo(1);
        assertThat(store.letters()).singleElement().satisfies(letter -> {
            assertThat(letter.id()).isEqualTo("x-7~2");
            assertThat(letter.redriveOf()).isEqualTo("x-7~1");
            assertThat(letter.job()).isEqualTo("load");
            assertThat(letter.inputIndex()).isEqualTo(7);
            assertThat(letter.errors()).containsExactly(FakeOrg.error("REQUIRED_FIELD_MISSING"));
        });
    }

    @Test
    void aLetterWhoseIdEndsInANumberOfAnyLengthHasASuccessor() {
        store.accept(List.of(letter("x~99999999999999999999", INSERT, "a7")));
        org.rejecting("a7"::equals, "REQUIRED_FIELD_MISSING");

        RedriveSummary summary = redrive().build().run();

        assertThat(summary.failedAgain()).isEqualTo(1);
        assertThat(store.letters()).extracting(DeadLetter::id).containsExactly("x~100000000000000000000");
    }

    @Test
    void lettersThatComeInMeanwhileWaitForTheNextRedrive() {
        store.accept(List.of(letter("x-0", INSERT, "a0")));
        org.onCall(1, (request, self) -> {
            store.accept(List.of(letter("y-1", INSERT, "a1")));
            return null;
        });

        RedriveSummary summary = redrive().build().run();

        assertThat(summary.seen()).isEqualTo(1);
        assertThat(store.letters()).extracting(DeadLetter::id).containsExactly("y-1");
    }

    @Test
    void aLetterTheCorrectionPassesOverStaysAsItIs() {
        store.accept(List.of(letter("x-0", INSERT, "a0"), letter("x-1", INSERT, "a1")));
        List<StoredLetter> before = store.open(0, 1);

        RedriveSummary summary = redrive()
                .correct(letter -> letter.id().equals("x-0") ? Optional.empty() : Optional.of(letter.record()))
                .build()
                .run();

        assertThat(summary.left()).isEqualTo(1);
        assertThat(summary.written()).isEqualTo(1);
        assertThat(store.open(0, 10)).isEqualTo(before);
    }

    @Test
    void anInsertInDoubtIsLeftAloneUnlessTheCallerSaysSo() {
        store.accept(List.of(letter("x-0", INSERT, DeadLetterReason.IN_DOUBT, "a0")));

        RedriveSummary first = redrive().build().run();
        RedriveSummary second = redrive().includeDoubtful().build().run();

        assertThat(first.doubtful()).isEqualTo(1);
        assertThat(second.written()).isEqualTo(1);
        assertThat(org.calls()).hasSize(1);
    }

    @Test
    void anUpsertInDoubtIsHarmlessToRepeat() {
        store.accept(List.of(letter("x-0", UPSERT, DeadLetterReason.IN_DOUBT, "a0")));

        RedriveSummary summary = redrive().build().run();

        assertThat(summary.written()).isEqualTo(1);
    }

    @Test
    void anInsertWhoseAnswerIsLostAgainIsALetterInDoubt() {
        store.accept(List.of(letter("x-0", INSERT, "a0")));
        org.onCall(1, FakeOrg.answerLost());

        redrive().build().run();
        RedriveSummary second = redrive().build().run();

        assertThat(store.letters()).extracting(DeadLetter::reason).containsExactly(DeadLetterReason.IN_DOUBT);
        assertThat(second.doubtful()).isEqualTo(1);
        assertThat(org.kept()).containsExactly("a0");
    }

    @Test
    void lettersOfDifferentOperationsAndHandlersEachGoTheirWayInOrder() {
        List<SObject> handled = new ArrayList<>();
        store.accept(List.of(
                letter("x-0", INSERT, "a0"),
                letter("x-1", UPSERT, "a1"),
                handlerLetter("x-2", "a2"),
                letter("x-3", INSERT, "a3")));

        RedriveSummary summary = redrive().handler(handled::addAll).build().run();

        assertThat(summary.written()).isEqualTo(4);
        assertThat(org.calls()).containsExactly(List.of("a0"), List.of("a1"), List.of("a3"));
        assertThat(handled).containsExactly(account("a2"));
    }

    @Test
    void aLetterWithNowhereToGoIsLeft() {
        store.accept(List.of(handlerLetter("x-2", "a2")));

        RedriveSummary summary = redrive().build().run();

        assertThat(summary.left()).isEqualTo(1);
        assertThat(store.letters()).hasSize(1);
    }

    @Test
    void aStopReleasesWhatWasNotSent() {
        store.accept(IntStream.range(0, 450)
                .mapToObj(i -> letter("x-" + i, INSERT, "a" + i))
                .toList());
        org.onCall(2, FakeOrg.throwing(FakeOrg.refusal(403, "REQUEST_LIMIT_EXCEEDED", Retryability.AFTER_LIMIT_FREES)));

        RedriveSummary first = redrive().build().run();
        RedriveSummary second = redrive().build().run();

        assertThat(first.outcome()).isEqualTo(BatchOutcome.STOPPED_BY_LIMIT);
        assertThat(first.seen()).isEqualTo(400);
        assertThat(first.written()).isEqualTo(200);
        assertThat(first.unprocessed()).isEqualTo(200);
        assertThat(second.written()).isEqualTo(250);
        assertThat(org.kept()).hasSize(450).doesNotHaveDuplicates();
    }

    @Test
    void aStopDoesNotMakeADoubtfulLetterLookFresh() {
        store.accept(List.of(letter("x-0", INSERT, "a0")));
        store.claim(store.open(0, 1));
        org.onCall(1, FakeOrg.throwing(FakeOrg.refusal(403, "REQUEST_LIMIT_EXCEEDED", Retryability.AFTER_LIMIT_FREES)));

        redrive().includeDoubtful().build().run();
        RedriveSummary next = redrive().build().run();

        assertThat(next.doubtful()).isEqualTo(1);
    }

    @Test
    void aRedriveStopsWhenMoreRecordsFailThanAreAllowed() {
        store.accept(IntStream.range(0, 600)
                .mapToObj(i -> letter("x-" + i, INSERT, "a" + i))
                .toList());
        org.rejecting(name -> true, "REQUIRED_FIELD_MISSING");

        RedriveSummary summary = redrive().maxFailedRecords(250).build().run();

        assertThat(summary.outcome()).isEqualTo(BatchOutcome.STOPPED_TOO_MANY_FAILURES);
        assertThat(summary.failedAgain()).isEqualTo(400);
        assertThat(store.letters()).hasSize(600);
    }

    @Test
    void twoRedrivesAtOnceShareTheLetters() {
        store.accept(List.of(letter("x-0", INSERT, "a0"), letter("x-1", INSERT, "a1")));
        List<RedriveSummary> inner = new ArrayList<>();

        RedriveSummary outer = redrive()
                .correct(letter -> {
                    if (inner.isEmpty()) {
                        inner.add(redrive().build().run());
                    }
                    return Optional.of(letter.record());
                })
                .build()
                .run();

        assertThat(inner.get(0).written()).isEqualTo(2);
        assertThat(outer.written()).isZero();
        assertThat(outer.left()).isEqualTo(2);
        assertThat(org.kept()).containsExactly("a0", "a1");
    }

    @Test
    void withoutClaimsTwoRedrivesAtOnceDoubleAnInsert() {
        store.accept(List.of(letter("x-0", INSERT, "a0")));
        List<RedriveSummary> inner = new ArrayList<>();
        DeadLetterStore unclaimed = new UnclaimedStore(store);

        Redrive.builder(unclaimed)
                .writer(org)
                .correct(letter -> {
                    if (inner.isEmpty()) {
                        inner.add(Redrive.builder(unclaimed).writer(org).build().run());
                    }
                    return Optional.of(letter.record());
                })
                .build()
                .run();

        assertThat(org.kept()).containsExactly("a0", "a0");
    }

    @Test
    void aFileOfThousandsIsDrivenFromEndToEnd() {
        DeadLetterStore file = JsonLinesDeadLetterSink.at(directory.resolve("letters.jsonl"));
        file.accept(IntStream.range(0, 3_000)
                .mapToObj(i -> letter("x-" + i, INSERT, "a" + i))
                .toList());
        org.rejecting(name -> name.endsWith("7"), "REQUIRED_FIELD_MISSING");

        RedriveSummary summary =
                Redrive.builder(file).writer(org).sleeper(clock).build().run();

        assertThat(summary.written()).isEqualTo(2_700);
        assertThat(summary.failedAgain()).isEqualTo(300);
        assertThat(file.open(0, 10_000)).hasSize(300);
    }

    @Test
    void withoutADestinationNothingIsBuilt() {
        assertThatThrownBy(() -> Redrive.builder(store).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("writer(..), handler(..) or both");
    }

    @Test
    void aSummaryReadsLikeASentence() {
        store.accept(List.of(letter("x-0", INSERT, "a0")));

        assertThat(redrive().build().run().describe())
                .isEqualTo("Re-drive complete. 1 of 1 letters written, 0 failed again, 0 left, 0 in doubt, "
                        + "0 unprocessed. 1 calls.");
    }

    @Test
    void aFilterLeavesTheOthersAndALimitEndsTheRedrive() {
        for (int i = 0; i < 20; i++) {
            store.accept(List.of(letter("x-" + i, INSERT, "a" + i)));
        }

        RedriveSummary some = redrive()
                .only(letter -> letter.inputIndex() >= 0
                        && FakeOrg.name(letter.record()).endsWith("3"))
                .build()
                .run();
        RedriveSummary five = redrive().limit(5).build().run();
        RedriveSummary rest = redrive().limit(100).build().run();

        assertThat(some.written()).isEqualTo(2);
        assertThat(some.left()).isEqualTo(18);
        assertThat(five.outcome()).isEqualTo(BatchOutcome.STOPPED_AT_COUNT);
        assertThat(five.written()).isEqualTo(5);
        assertThat(five.describe()).contains("as many were driven as were asked for");
        assertThat(rest.isComplete()).isTrue();
        assertThat(rest.written()).isEqualTo(13);
        assertThat(org.kept()).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void lettersAreDrivenInTheOrderThatWasAskedFor() {
        for (int i = 0; i < 20; i++) {
            store.accept(List.of(letter("x-" + i, INSERT, "a" + (i * 7) % 20)));
        }

        redrive()
                .order(
                        Comparator.comparing(letter ->
                                Integer.parseInt(FakeOrg.name(letter.record()).substring(1))),
                        100)
                .build()
                .run();

        assertThat(org.kept())
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "a" + i).toList());
    }

    @Test
    void aDoubtfulInsertThatIsFoundByItsMarkerClosesItsLetter() {
        FakeOrg shaky = new FakeOrg()
                .at(clock)
                .taking(10, 1_000_000)
                .onCall(1, FakeOrg.answerLost())
                .onCall(2, FakeOrg.requestLost());
        BatchExecutor.builder(shaky, INSERT)
                .doubts(DoubtPolicy.byMarker("Marker__c"))
                .resolver(shaky.resolver(1_000))
                .deadLetters(store)
                .clock(clock)
                .sleeper(clock)
                .random(new Random(1))
                .build()
                .run(accounts(20));

        RedriveSummary early = lookingIn(shaky).run();
        clock.sleepFor(Duration.ofMinutes(20));
        RedriveSummary late = lookingIn(shaky).run();

        assertThat(early.written()).isEqualTo(10);
        assertThat(early.doubtful()).isEqualTo(10);
        assertThat(late.written()).isEqualTo(10);
        assertThat(shaky.kept()).hasSize(20).doesNotHaveDuplicates();
        assertThat(store.open(0, 100)).isEmpty();
    }

    @Test
    void withoutLookingADoubtfulInsertIsDoubled() {
        FakeOrg shaky = givenALetterInDoubtAbout(FakeOrg.answerLost());
        clock.sleepFor(Duration.ofMinutes(20));

        lookingBuilder(shaky)
                .without(Countermeasure.LOOK_BEFORE_SENDING)
                .build()
                .run();

        assertThat(shaky.kept()).hasSize(20);
    }

    @Test
    void withoutTheQuietTimeADoubtfulInsertThatTheOrgIsStillAtWorkOnIsDoubled() {
        FakeOrg shaky = givenALetterInDoubtAbout(FakeOrg.committedLater(Duration.ofMinutes(5)));

        lookingBuilder(shaky).without(Countermeasure.QUIET_TIME).build().run();
        shaky.commitAll();

        assertThat(shaky.kept()).hasSize(20);
    }

    @Test
    void aDoubtfulInsertThatTheOrgIsStillAtWorkOnIsNotDoubled() {
        FakeOrg shaky = givenALetterInDoubtAbout(FakeOrg.committedLater(Duration.ofMinutes(5)));

        lookingIn(shaky).run();
        shaky.commitAll();
        RedriveSummary late = lookingIn(shaky).run();

        assertThat(late.written()).isEqualTo(10);
        assertThat(shaky.kept()).hasSize(10);
    }

    private FakeOrg givenALetterInDoubtAbout(FakeOrg.Mood mood) {
        FakeOrg shaky = new FakeOrg().at(clock).taking(10, 1_000_000).onCall(1, mood);
        BatchExecutor.builder(shaky, INSERT)
                .doubts(DoubtPolicy.byMarker("Marker__c")
                        .withQuiet(Duration.ZERO)
                        .withoutSendingAgain())
                .resolver(shaky.resolver(1_000))
                .deadLetters(store)
                .clock(clock)
                .sleeper(pause -> {})
                .random(new Random(1))
                .build()
                .run(accounts(10));
        return shaky;
    }

    @Test
    void lettersOfWhichNothingWasSentAreNotLeftDoubtfulByAStoreThatFails() {
        for (int i = 0; i < 20; i++) {
            store.accept(List.of(letter("x-" + i, INSERT, "a" + i)));
        }
        FakeOrg small = new FakeOrg().taking(5, 1_000_000);

        assertThatThrownBy(() -> Redrive.builder(new UnsettlingStore(store))
                        .writer(small)
                        .build()
                        .run())
                .isInstanceOf(BatchAbortedException.class);

        assertThat(small.calls()).hasSize(1);
        assertThat(store.open(0, 100).stream().filter(StoredLetter::doubtful)).hasSize(5);
    }

    private Redrive lookingIn(FakeOrg shaky) {
        return lookingBuilder(shaky).build();
    }

    private Redrive.Builder lookingBuilder(FakeOrg shaky) {
        return Redrive.builder(store)
                .writer(shaky)
                .resolver(shaky.resolver(0))
                .doubts(DoubtPolicy.byMarker("Marker__c"))
                .clock(clock)
                .sleeper(clock);
    }

    /** Settles no outcome, but lets letters go. */
    private record UnsettlingStore(DeadLetterStore store) implements DeadLetterStore {
        @Override
        public void accept(List<DeadLetter> letters) {
            store.accept(letters);
        }

        @Override
        public long last() {
            return store.last();
        }

        @Override
        public List<StoredLetter> open(long after, int max) {
            return store.open(after, max);
        }

        @Override
        public List<StoredLetter> claim(List<StoredLetter> letters) {
            return store.claim(letters);
        }

        @Override
        public void settle(List<Settlement> settlements) {
            if (settlements.stream().anyMatch(settlement -> !(settlement instanceof Settlement.Released))) {
                throw new IllegalStateException("disk full");
            }
            store.settle(settlements);
        }
    }

    private Redrive.Builder redrive() {
        return Redrive.builder(store).writer(org).clock(clock).sleeper(clock).random(new Random(7));
    }

    private BatchExecutor batchInto(FakeOrg target, WriteOperation operation) {
        return BatchExecutor.builder(target, operation)
                .job("load")
                .deadLetters(store)
                .clock(clock)
                .sleeper(clock)
                .build();
    }

    private static DeadLetter letter(String id, WriteOperation operation, String name) {
        return letter(id, operation, DeadLetterReason.REJECTED, name);
    }

    private static DeadLetter letter(String id, WriteOperation operation, DeadLetterReason reason, String name) {
        return new DeadLetter(
                id,
                "load",
                7,
                operation,
                account(name),
                reason,
                List.of(FakeOrg.error("FIELD_CUSTOM_VALIDATION_EXCEPTION")),
                1,
                null,
                Instant.EPOCH,
                null);
    }

    private static DeadLetter handlerLetter(String id, String name) {
        return new DeadLetter(
                id,
                "export",
                7,
                null,
                account(name),
                DeadLetterReason.HANDLER_FAILED,
                List.of(ApiError.of(ErrorCode.HANDLER_FAILED, "table is gone")),
                1,
                null,
                Instant.EPOCH,
                null);
    }
}
