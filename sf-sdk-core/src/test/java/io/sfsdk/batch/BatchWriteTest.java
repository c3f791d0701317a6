package io.sfsdk.batch;

import static io.sfsdk.batch.FakeOrg.account;
import static io.sfsdk.batch.FakeOrg.accounts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.record.SObject;
import io.sfsdk.retry.Backoff;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchWriteTest {
    private static final WriteOperation INSERT = new WriteOperation.Insert();
    private static final WriteOperation UPSERT = new WriteOperation.Upsert("External_Id__c");
    private static final ApiError LOCKED = FakeOrg.error("UNABLE_TO_LOCK_ROW");

    private final FakeOrg org = new FakeOrg();
    private final InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();
    private final ManualClock clock = new ManualClock();

    @Test
    void recordsGoOutInChunksOfOneCallInTheirOrder() {
        BatchSummary summary = inserting().build().run(accounts(450));

        assertThat(org.callSizes()).containsExactly(200, 200, 50);
        assertThat(org.kept()).containsExactlyElementsOf(names(0, 450));
        assertThat(summary.isComplete()).isTrue();
        assertThat(summary.written()).isEqualTo(450);
        assertThat(summary.created()).isEqualTo(450);
        assertThat(summary.calls()).isEqualTo(3);
    }

    @Test
    void anEmptyInputCostsNoCall() {
        BatchSummary summary = inserting().build().run(List.of());

        assertThat(summary.isComplete()).isTrue();
        assertThat(summary.accepted()).isZero();
        assertThat(summary.successRate()).isEqualTo(1);
        assertThat(org.calls()).isEmpty();
    }

    @Test
    void aRejectedRecordBecomesADeadLetterAndItsNeighboursStayWritten() {
        org.rejecting("a3"::equals, "FIELD_CUSTOM_VALIDATION_EXCEPTION");

        BatchSummary summary = inserting().job("load").build().run(accounts(5));

        assertThat(org.kept()).containsExactly("a0", "a1", "a2", "a4");
        assertThat(summary.rejected()).isEqualTo(1);
        DeadLetter letter = letters.letters().get(0);
        assertThat(letter.job()).isEqualTo("load");
        assertThat(letter.inputIndex()).isEqualTo(3);
        assertThat(letter.operation()).isEqualTo(INSERT);
        assertThat(letter.record()).isEqualTo(account("a3"));
        assertThat(letter.reason()).isEqualTo(DeadLetterReason.REJECTED);
        assertThat(letter.errors()).containsExactly(FakeOrg.error("FIELD_CUSTOM_VALIDATION_EXCEPTION"));
        assertThat(letter.attempts()).isEqualTo(1);
        assertThat(letter.requestId()).isEqualTo("req-1");
        assertThat(letter.failedAt()).isEqualTo(clock.instant());
    }

    @Test
    void aLockedRowIsSentAgainWhileItsNeighboursStayWritten() {
        org.rejectingAtFirst(1, "a1"::equals, LOCKED);

        BatchSummary summary = inserting().build().run(accounts(3));

        assertThat(org.calls()).containsExactly(List.of("a0", "a1", "a2"), List.of("a1"));
        assertThat(org.kept()).containsExactly("a0", "a2", "a1");
        assertThat(summary.written()).isEqualTo(3);
        assertThat(summary.retried()).isEqualTo(1);
        assertThat(letters.letters()).isEmpty();
    }

    @Test
    void aLockInsideATriggersTextIsALock() {
        ApiError trigger = ApiError.of(
                new ErrorCode("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY"),
                "AccountTrigger: execution of AfterInsert caused by: UNABLE_TO_LOCK_ROW, unable to obtain exclusive"
                        + " access");
        org.rejectingAtFirst(1, "a1"::equals, trigger);

        BatchSummary summary = inserting().build().run(accounts(3));

        assertThat(summary.written()).isEqualTo(3);
    }

    @Test
    void lockedRowsGoAgainInEverSmallerPortionsAndAtLastOneByOne() {
        org.rejectingAtFirst(4, name -> true, LOCKED);

        BatchSummary summary = inserting().build().run(accounts(200));

        assertThat(org.callSizes().subList(0, 5)).containsExactly(200, 50, 50, 50, 50);
        assertThat(org.callSizes().subList(5, 22)).startsWith(12, 12).endsWith(8);
        assertThat(org.callSizes().subList(22, 89)).startsWith(3, 3).endsWith(2);
        assertThat(org.callSizes().subList(89, 289)).containsOnly(1);
        assertThat(summary.written()).isEqualTo(200);
    }

    @Test
    void pausesGrowAndAreJittered() {
        org.rejecting("a0"::equals, "UNABLE_TO_LOCK_ROW");

        inserting().build().run(accounts(1));

        Random sameSeed = new Random(7);
        sameSeed.nextLong();
        sameSeed.nextLong();
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(20));
        assertThat(clock.pauses())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 4)
                        .mapToObj(retry -> backoff.pause(retry, sameSeed))
                        .toList());
    }

    @Test
    void aRowThatStaysLockedBecomesADeadLetterAfterTheLastAttempt() {
        org.rejecting("a1"::equals, "UNABLE_TO_LOCK_ROW");

        BatchSummary summary = inserting().build().run(accounts(3));

        assertThat(org.calls()).hasSize(5);
        assertThat(summary.rejected()).isEqualTo(1);
        assertThat(letters.letters().get(0).attempts()).isEqualTo(5);
    }

    @Test
    void noAttemptStartsAfterTheDeadline() {
        org.rejecting("a1"::equals, "UNABLE_TO_LOCK_ROW");
        RetryPolicy impatient = new RetryPolicy(
                100, new Backoff(Duration.ofSeconds(40), Duration.ofSeconds(40)), Duration.ofMinutes(1));

        inserting().retry(impatient).build().run(accounts(3));

        assertThat(clock.pauses().stream().reduce(Duration.ZERO, Duration::plus))
                .isLessThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(letters.letters()).hasSize(1);
    }

    @Test
    void innocentRecordsRolledBackWithAGuiltyOneGoAgainWithoutItAndWithoutAPause() {
        org.onCall(
                1,
                (request, self) -> List.of(
                        rejected(0, "ALL_OR_NONE_OPERATION_ROLLED_BACK"),
                        rejected(1, "REQUIRED_FIELD_MISSING"),
                        rejected(2, "ALL_OR_NONE_OPERATION_ROLLED_BACK")));

        BatchSummary summary = inserting().build().run(accounts(3));

        assertThat(org.calls()).containsExactly(names(0, 3), List.of("a0", "a2"));
        assertThat(org.kept()).containsExactly("a0", "a2");
        assertThat(summary.rejected()).isEqualTo(1);
        assertThat(clock.pauses()).isEmpty();
    }

    @Test
    void anInsertWithoutAnAnswerIsInDoubtAndNeverSentAgain() {
        org.onCall(2, FakeOrg.answerLost());

        BatchSummary summary = inserting().maxFailedRecords(-1).build().run(accounts(600));

        assertThat(org.calls()).hasSize(3);
        assertThat(org.kept()).containsExactlyElementsOf(names(0, 600));
        assertThat(summary.written()).isEqualTo(400);
        assertThat(summary.inDoubt()).isEqualTo(200);
        assertThat(letters.letters()).extracting(DeadLetter::reason).containsOnly(DeadLetterReason.IN_DOUBT);
        assertThat(letters.letters())
                .extracting(DeadLetter::inputIndex)
                .startsWith(200L)
                .endsWith(399L);
    }

    @Test
    void anUpsertWithoutAnAnswerIsSentAgain() {
        org.onCall(1, FakeOrg.answerLost());

        BatchSummary summary = executor(UPSERT).build().run(accounts(3));

        assertThat(org.calls()).containsExactly(names(0, 3), names(0, 3));
        assertThat(org.kept()).containsExactlyElementsOf(names(0, 3));
        assertThat(summary.written()).isEqualTo(3);
        assertThat(letters.letters()).isEmpty();
    }

    @Test
    void anUpsertThatNeverHasAnAnswerEndsInDoubt() {
        org.onEveryCall(FakeOrg.requestLost());

        BatchSummary summary = executor(UPSERT).build().run(accounts(3));

        assertThat(org.calls()).hasSize(5);
        assertThat(summary.inDoubt()).isEqualTo(3);
    }

    @Test
    void aDoubtIsNotForgottenWhenTheOrgLaterHasNoTime() {
        org.onCall(1, FakeOrg.answerLost());
        org.onEveryCall(
                FakeOrg.throwing(FakeOrg.refusal(503, "SERVER_UNAVAILABLE", io.sfsdk.error.Retryability.AFTER_DELAY)));

        BatchSummary summary = executor(UPSERT).build().run(accounts(3));

        assertThat(summary.outcome()).isEqualTo(BatchOutcome.STOPPED_UNAVAILABLE);
        assertThat(summary.inDoubt()).isEqualTo(3);
        assertThat(summary.unprocessed()).isEmpty();
    }

    @Test
    void ofAChunkRefusedAsAWholeOnlyTheCulpritIsADeadLetter() {
        org.onEveryCall(FakeOrg.refusingCallsWith("a137"::equals, 400, "JSON_PARSER_ERROR"));

        BatchSummary summary = inserting().build().run(accounts(200));

        assertThat(org.kept()).containsExactlyInAnyOrderElementsOf(without(names(0, 200), "a137"));
        assertThat(letters.letters()).extracting(DeadLetter::record).containsExactly(account("a137"));
        assertThat(letters.letters().get(0).errors()).containsExactly(FakeOrg.error("JSON_PARSER_ERROR"));
        assertThat(summary.calls()).isLessThanOrEqualTo(17);
    }

    @Test
    void findingOneCulpritOfTwoHundredNeverCostsMoreThanSeventeenCalls() {
        for (int culprit = 0; culprit < 200; culprit++) {
            String name = "a" + culprit;
            FakeOrg one = new FakeOrg().onEveryCall(FakeOrg.refusingCallsWith(name::equals, 400, "JSON_PARSER_ERROR"));

            BatchSummary summary = BatchExecutor.builder(one, INSERT)
                    .deadLetters(new InMemoryDeadLetterSink())
                    .build()
                    .run(accounts(200));

            assertThat(summary.written()).isEqualTo(199);
            assertThat(summary.calls()).isLessThanOrEqualTo(17);
        }
    }

    @Test
    void aRecordTheWriterRefusesToSendIsADeadLetterAndCostsNoCall() {
        org.onEveryCall((request, self) -> {
            if (request.records().stream()
                    .anyMatch(record -> FakeOrg.name(record).equals("a5"))) {
                throw new IllegalArgumentException("record has no valid Id, which update needs");
            }
            return null;
        });

        BatchSummary summary = executor(new WriteOperation.Update()).build().run(accounts(8));

        assertThat(summary.written()).isEqualTo(7);
        assertThat(summary.calls()).isEqualTo(3);
        assertThat(letters.letters().get(0).record()).isEqualTo(account("a5"));
        assertThat(letters.letters().get(0).errors().get(0).code().value()).isEqualTo("INVALID_RECORD");
    }

    @Test
    void aRecordTooLargeForOneCallIsADeadLetterBeforeAnythingIsSent() {
        org.taking(200, 100);
        SObject large = account("x".repeat(101));

        BatchSummary summary = inserting().build().run(List.of(account("a"), large, account("b")));

        assertThat(org.calls()).containsExactly(List.of("a", "b"));
        assertThat(summary.rejected()).isEqualTo(1);
        assertThat(letters.letters().get(0).errors().get(0).code().value()).isEqualTo("RECORD_TOO_LARGE");
        assertThat(letters.letters().get(0).inputIndex()).isEqualTo(1);
        assertThat(letters.letters().get(0).attempts()).isZero();
    }

    @Test
    void aRecordThatCannotBeWrittenAtAllIsADeadLetter() {
        SObject unsendable = account("u").with("Unsendable", true);

        inserting().build().run(List.of(account("a"), unsendable));

        assertThat(org.kept()).containsExactly("a");
        assertThat(letters.letters().get(0).errors().get(0).message()).contains("Unsendable");
    }

    @Test
    void chunksStayWithinTheBytesOfOneCall() {
        org.taking(200, 1_000);
        List<SObject> records = IntStream.range(0, 50)
                .mapToObj(i -> account("n".repeat(150 + i)))
                .toList();

        inserting().build().run(records);

        assertThat(org.calls())
                .allSatisfy(call ->
                        assertThat(call.stream().mapToInt(String::length).sum()).isLessThanOrEqualTo(1_000));
        assertThat(org.kept())
                .containsExactlyElementsOf(records.stream().map(FakeOrg::name).toList());
    }

    @Test
    void aCallHasRecordsOfOneType() {
        Stream<SObject> mixed = Stream.of("Account", "Account", "Contact", "Account")
                .map(type -> SObject.of(type).with("Name", type));

        inserting().build().run(mixed);

        assertThat(org.calls()).containsExactly(List.of("Account", "Account"), List.of("Contact"), List.of("Account"));
    }

    @Test
    void chunksJoinToTheInputWhateverTheSizes() {
        Random random = new Random(20260101);
        for (int round = 0; round < 300; round++) {
            FakeOrg some = new FakeOrg().taking(1 + random.nextInt(7), 1 + random.nextInt(30));
            List<SObject> records = IntStream.range(0, random.nextInt(40))
                    .mapToObj(i -> SObject.of(random.nextInt(4) == 0 ? "Contact" : "Account")
                            .with("Name", "n".repeat(1 + random.nextInt(12))))
                    .toList();
            List<SObject> small = records.stream()
                    .filter(record ->
                            FakeOrg.name(record).length() <= some.profile().maxBytes())
                    .toList();

            BatchSummary summary = BatchExecutor.builder(some, INSERT)
                    .maxFailedRecords(-1)
                    .deadLetters(letters)
                    .build()
                    .run(records);

            assertThat(some.kept())
                    .containsExactlyElementsOf(small.stream().map(FakeOrg::name).toList());
            assertThat(summary.dead()).isEqualTo(records.size() - small.size());
        }
    }

    @Test
    void lettersOfOneRunHaveIdsOfTheirOwnAndAnotherRunHasOthers() {
        org.rejecting(name -> true, "REQUIRED_FIELD_MISSING");
        BatchExecutor executor = inserting().build();

        executor.run(accounts(2));
        executor.run(accounts(2));

        assertThat(letters.letters()).hasSize(4).extracting(DeadLetter::id).doesNotHaveDuplicates();
    }

    @Test
    void aSummaryReadsLikeASentence() {
        org.rejecting("a3"::equals, "REQUIRED_FIELD_MISSING");

        BatchSummary summary = inserting().job("load accounts").build().run(accounts(1_204));

        assertThat(summary.describe())
                .isEqualTo(
                        "Job load accounts complete. 1,203 of 1,204 records done (1,203 new), 1 refused, 0 in doubt, "
                                + "0 unprocessed. 7 calls by fake, 0 repeats.");
    }

    @Test
    void progressIsToldAfterEachChunkIsSettled() {
        org.rejecting("a3"::equals, "REQUIRED_FIELD_MISSING");
        List<BatchProgress> told = new ArrayList<>();

        inserting().job("j").listener(told::add).build().run(accounts(450));

        assertThat(told)
                .containsExactly(
                        new BatchProgress("j", 200, 199, 1, 0, 1),
                        new BatchProgress("j", 400, 399, 1, 0, 2),
                        new BatchProgress("j", 450, 449, 1, 0, 3));
    }

    @Test
    void withoutAPlaceForFailedRecordsNothingIsBuilt() {
        assertThatThrownBy(() -> BatchExecutor.builder(org, INSERT).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("deadLetters(sink)");
    }

    @Test
    void aStreamIsClosed() {
        List<String> closed = new ArrayList<>();

        inserting().build().run(accounts(2).stream().onClose(() -> closed.add("closed")));

        assertThat(closed).containsExactly("closed");
    }

    private BatchExecutor.Builder inserting() {
        return executor(INSERT);
    }

    private BatchExecutor.Builder executor(WriteOperation operation) {
        return BatchExecutor.builder(org, operation)
                .deadLetters(letters)
                .clock(clock)
                .sleeper(clock)
                .random(new Random(7));
    }

    private static WriteOutcome rejected(int index, String code) {
        return new WriteOutcome.Rejected(index, List.of(FakeOrg.error(code)), null);
    }

    private static List<String> names(int from, int until) {
        return IntStream.range(from, until).mapToObj(i -> "a" + i).toList();
    }

    private static List<String> without(List<String> names, String name) {
        List<String> rest = new ArrayList<>(names);
        rest.removeAll(Collections.singleton(name));
        return rest;
    }
}
