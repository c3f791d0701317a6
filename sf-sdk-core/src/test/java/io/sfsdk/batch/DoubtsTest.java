package io.sfsdk.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.record.SObject;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteRequest;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Inserts whose answer is lost are looked for. */
class DoubtsTest {
    private static final DoubtPolicy MARKER = DoubtPolicy.byMarker("Marker__c");
    private static final DoubtPolicy KEY = DoubtPolicy.byExternalId("Key__c");

    private final ManualClock clock = new ManualClock();
    private final FakeOrg org = new FakeOrg().at(clock).taking(10, 1_000_000);
    private final InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();

    @ParameterizedTest
    @CsvSource({"1, true", "2, true", "3, true", "4, true", "5, true", "6, true", "1, false", "3, false", "6, false"})
    void anAnswerDroppedAfterTheCommitOfAnyInsertIsFoundToBeWritten(int call, boolean marks) {
        org.rejectingAtFirst(1, "a7"::equals, FakeOrg.error("UNABLE_TO_LOCK_ROW"))
                .onCall(call, FakeOrg.answerLost());

        BatchSummary summary = inserting(marks ? MARKER : KEY).build().run(accounts(50));

        assertThat(summary.written()).isEqualTo(50);
        assertThat(org.kept()).hasSize(50).doesNotHaveDuplicates();
        assertThat(letters.letters()).isEmpty();
    }

    @Test
    void whatIsThereIsFoundAtTheFirstLook() {
        org.onCall(2, FakeOrg.answerLost());

        inserting(MARKER).build().run(accounts(50));

        assertThat(org.looks()).isEqualTo(1);
        assertThat(clock.pauses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCallThatTheOrgNeverSawIsSentAgainOnceItCannotComeAnyMore(boolean marks) {
        org.onCall(2, FakeOrg.requestLost());

        BatchSummary summary = inserting(marks ? MARKER : KEY).build().run(accounts(50));

        assertThat(summary.written()).isEqualTo(50);
        assertThat(org.kept()).hasSize(50).doesNotHaveDuplicates();
        assertThat(clock.pauses().stream().reduce(Duration.ZERO, Duration::plus))
                .isGreaterThanOrEqualTo(MARKER.quiet());
        assertThat(org.looks()).isLessThan(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 300, 599})
    void aCallThatTheOrgIsStillAtWorkOnIsNotDoubled(int seconds) {
        org.onCall(2, FakeOrg.committedLater(Duration.ofSeconds(seconds)));

        BatchSummary summary = inserting(MARKER).build().run(accounts(50));
        org.commitAll();

        assertThat(summary.written()).isEqualTo(50);
        assertThat(org.kept()).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void withoutTheQuietTimeItIsDoubled() {
        org.onCall(2, FakeOrg.committedLater(Duration.ofSeconds(30)));

        inserting(MARKER).without(Countermeasure.QUIET_TIME).build().run(accounts(50));
        org.commitAll();

        assertThat(org.kept()).hasSize(60);
    }

    @Test
    void withoutALookWhatTheOrgHasIsDoubled() {
        org.onCall(2, FakeOrg.answerLost());

        inserting(MARKER).without(Countermeasure.LOOK_BEFORE_SENDING).build().run(accounts(50));

        assertThat(org.kept()).hasSize(60);
    }

    @Test
    void whatIsAbsentStaysInDoubtIfItIsNotToBeSentAgain() {
        org.onCall(2, FakeOrg.requestLost());

        BatchSummary summary = inserting(MARKER.withoutSendingAgain()).build().run(accounts(50));

        assertThat(summary.inDoubt()).isEqualTo(10);
        assertThat(letters.letters()).extracting(DeadLetter::reason).containsOnly(DeadLetterReason.IN_DOUBT);
        assertThat(org.callSizes()).containsExactly(10, 10, 10, 10, 10);
    }

    @Test
    void anOrgThatCannotBeAskedLeavesTheDoubt() {
        org.onCall(2, FakeOrg.answerLost());

        BatchSummary summary =
                inserting(MARKER).resolver(org.resolver(1_000)).build().run(accounts(50));

        assertThat(summary.inDoubt()).isEqualTo(10);
        assertThat(org.kept()).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void aFewLooksThatFailDoNotMatter() {
        org.onCall(2, FakeOrg.answerLost());

        BatchSummary summary =
                inserting(MARKER).resolver(org.resolver(3)).build().run(accounts(50));

        assertThat(summary.written()).isEqualTo(50);
        assertThat(letters.letters()).isEmpty();
    }

    @Test
    void aRecordThatIsOlderThanTheRunDoesNotPassForItsOwn() throws Exception {
        org.commit(WriteRequest.of(new WriteOperation.Insert(), accounts(1)));
        clock.sleep(Duration.ofMinutes(1));
        org.onCall(1, FakeOrg.requestLost());

        BatchSummary summary = inserting(KEY).build().run(accounts(1));

        assertThat(summary.inDoubt()).isEqualTo(1);
        assertThat(letters.letters()).hasSize(1);
    }

    @Test
    void recordsThatShareAKeyOrHaveNoneStayInDoubt() {
        org.onCall(1, FakeOrg.requestLost());
        List<SObject> input = List.of(
                FakeOrg.account("a0").with("Key__c", "same"),
                FakeOrg.account("a1").with("Key__c", "Same "),
                FakeOrg.account("a2"),
                FakeOrg.account("a3").with("Key__c", "own"));

        BatchSummary summary = inserting(KEY).build().run(input);

        assertThat(summary.inDoubt()).isEqualTo(3);
        assertThat(org.kept()).containsExactly("a3");
    }

    @Test
    void anAnswerLostAgainAndAgainIsNotSentWithoutEnd() {
        org.onEveryCall(FakeOrg.requestLost());

        BatchSummary summary = inserting(MARKER).build().run(accounts(10));

        assertThat(summary.inDoubt()).isEqualTo(10);
        assertThat(org.calls()).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void aRequestToStopEndsTheWait() {
        org.onCall(1, FakeOrg.requestLost());

        BatchSummary summary = inserting(MARKER)
                .stopWhen(() -> clock.pauses().size() > 5)
                .build()
                .run(accounts(50));

        assertThat(summary.outcome()).isEqualTo(BatchOutcome.STOPPED_BY_CALLER);
        assertThat(summary.inDoubt()).isEqualTo(10);
        assertThat(letters.letters()).hasSize(10);
    }

    @Test
    void theRecordInALetterIsThatOfTheInput() {
        org.rejecting("a3"::equals, "REQUIRED_FIELD_MISSING");

        inserting(MARKER).build().run(accounts(10));

        assertThat(letters.letters())
                .extracting(DeadLetter::record)
                .containsExactly(accounts(10).get(3));
    }

    @Test
    void whoAsksForAThingThatCannotWorkIsToldAtOnce() {
        assertThatThrownBy(() -> BatchExecutor.builder(org, new WriteOperation.Upsert("Key__c"))
                        .deadLetters(letters)
                        .resolver(org.resolver(0))
                        .doubts(MARKER)
                        .build())
                .hasMessageContaining("for inserts");
        assertThatThrownBy(() -> BatchExecutor.builder(org, new WriteOperation.Insert())
                        .deadLetters(letters)
                        .doubts(MARKER)
                        .build())
                .hasMessageContaining("resolver(");
        assertThatThrownBy(() -> DoubtPolicy.byMarker("Id")).hasMessageContaining("field of your own");
    }

    private BatchExecutor.Builder inserting(DoubtPolicy policy) {
        return BatchExecutor.builder(org, new WriteOperation.Insert())
                .doubts(policy)
                .resolver(org.resolver(0))
                .deadLetters(letters)
                .clock(clock)
                .sleeper(clock)
                .random(new Random(1));
    }

    private static List<SObject> accounts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> FakeOrg.account("a" + i).with("Key__c", "k" + i))
                .toList();
    }
}
