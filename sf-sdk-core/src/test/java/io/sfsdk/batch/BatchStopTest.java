package io.sfsdk.batch;

import static io.sfsdk.batch.FakeOrg.account;
import static io.sfsdk.batch.FakeOrg.accounts;
import static io.sfsdk.batch.FakeOrg.refusal;
import static io.sfsdk.batch.FakeOrg.throwing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.TransportException;
import io.sfsdk.record.SObject;
import io.sfsdk.write.WriteOperation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchStopTest {
    private final FakeOrg org = new FakeOrg().taking(10, 1_000_000);
    private final InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();
    private final ManualClock clock = new ManualClock();

    @ParameterizedTest
    @CsvSource({
        "0, 0, COMPLETE",
        "0, 1, STOPPED_TOO_MANY_FAILURES",
        "3, 3, COMPLETE",
        "3, 4, STOPPED_TOO_MANY_FAILURES",
        "-1, 50, COMPLETE",
        "100, 50, COMPLETE"
    })
    void aRunStopsWhenMoreRecordsFailThanAreAllowed(long allowed, int failing, BatchOutcome outcome) {
        org.rejecting(name -> Integer.parseInt(name.substring(1)) < failing, "REQUIRED_FIELD_MISSING");

        BatchSummary summary = inserting().maxFailedRecords(allowed).build().run(accounts(50));

        assertThat(summary.outcome()).isEqualTo(outcome);
        assertThat(letters.letters()).hasSize((int) summary.rejected());
        assertThat(org.kept().size()
                        + letters.letters().size()
                        + summary.unprocessed().size())
                .isEqualTo((int) summary.accepted());
    }

    @Test
    void withZeroAllowedNoCallFollowsTheFirstFailedRecord() {
        org.rejecting("a12"::equals, "REQUIRED_FIELD_MISSING");

        BatchSummary summary = inserting().maxFailedRecords(0).build().run(accounts(50));

        assertThat(org.calls()).hasSize(2);
        assertThat(summary.accepted()).isEqualTo(20);
        assertThat(summary.written()).isEqualTo(19);
    }

    @Test
    void whatWaitedForARetryIsUnprocessedOnceTooManyFailed() {
        org.rejecting("a2"::equals, "REQUIRED_FIELD_MISSING").rejecting("a5"::equals, "UNABLE_TO_LOCK_ROW");

        BatchSummary summary = inserting().maxFailedRecords(0).build().run(accounts(10));

        assertThat(org.calls()).hasSize(1);
        assertThat(summary.unprocessed()).containsExactly(new InputRecord(5, account("a5")));
        assertThat(letters.letters()).extracting(DeadLetter::record).containsExactly(account("a2"));
    }

    @Test
    void unlessToldOtherwiseAHundredMayFail() {
        org.taking(200, 1_000_000)
                .rejecting(name -> Integer.parseInt(name.substring(1)) % 2 == 0, "REQUIRED_FIELD_MISSING");

        BatchSummary exactlyAHundred = inserting().build().run(accounts(200));
        BatchSummary oneMore = inserting().build().run(accounts(201));

        assertThat(exactlyAHundred.isComplete()).isTrue();
        assertThat(oneMore.outcome()).isEqualTo(BatchOutcome.STOPPED_TOO_MANY_FAILURES);
    }

    @ParameterizedTest
    @CsvSource({
        "403, REQUEST_LIMIT_EXCEEDED, AFTER_LIMIT_FREES, STOPPED_BY_LIMIT",
        "401, INVALID_SESSION_ID, AFTER_LOGIN, STOPPED_BY_LOGIN",
        "403, API_DISABLED_FOR_ORG, NEVER, STOPPED_BY_REFUSAL",
        "404, NOT_FOUND, NEVER, STOPPED_BY_REFUSAL",
        "410, GONE, NEVER, STOPPED_BY_REFUSAL",
        "400, INVALID_TYPE, NEVER, STOPPED_BY_REFUSAL",
        "400, INVALIDENTITY, NEVER, STOPPED_BY_REFUSAL",
        "400, INVALIDJOB, NEVER, STOPPED_BY_REFUSAL",
        "400, FEATURENOTENABLED, NEVER, STOPPED_BY_REFUSAL",
        "400, EXCEEDEDQUOTA, AFTER_LIMIT_FREES, STOPPED_BY_LIMIT"
    })
    void aRefusalThatIsNoRecordsFaultStopsTheRunAndHandsTheRestBack(
            int status, String code, Retryability retryability, BatchOutcome outcome) {
        SalesforceException refusal = refusal(status, code, retryability);
        org.onCall(2, throwing(refusal));

        BatchSummary summary = inserting().build().run(accounts(50));

        assertThat(summary.outcome()).isEqualTo(outcome);
        assertThat(summary.cause()).isSameAs(refusal);
        assertThat(summary.describe()).contains(code);
        assertThat(org.calls()).hasSize(2);
        assertThat(summary.written()).isEqualTo(10);
        assertThat(summary.unprocessed()).extracting(InputRecord::index).containsExactlyElementsOf(indexes(10, 20));
        assertThat(letters.letters()).isEmpty();
    }

    @Test
    void aCallThatNeverLeftStopsTheRunAndHandsTheRestBack() {
        org.onCall(1, throwing(new TransportException("connection refused", Delivery.NOT_SENT, null)));

        BatchSummary summary = inserting().build().run(accounts(50));

        assertThat(summary.outcome()).isEqualTo(BatchOutcome.STOPPED_UNAVAILABLE);
        assertThat(summary.unprocessed()).hasSize(10);
        assertThat(summary.firstUnprocessed()).hasValue(0);
        assertThat(letters.letters()).isEmpty();
    }

    @Test
    void aCallThatALimitHasNoRoomForStopsTheRunByThatLimit() {
        org.onCall(
                1,
                throwing(new TransportException("none left", Retryability.AFTER_LIMIT_FREES, Delivery.NOT_SENT, null)));

        BatchSummary summary = inserting().build().run(accounts(50));

        assertThat(summary.outcome()).isEqualTo(BatchOutcome.STOPPED_BY_LIMIT);
        assertThat(summary.unprocessed()).hasSize(10);
        assertThat(letters.letters()).isEmpty();
    }

    @Test
    void anOrgThatHasNoTimeIsAskedAgainAndThenLeft() {
        org.onCall(1, throwing(refusal(503, "SERVER_UNAVAILABLE", Retryability.AFTER_DELAY)));

        BatchSummary summary = inserting().build().run(accounts(20));

        assertThat(summary.isComplete()).isTrue();
        assertThat(org.callSizes()).containsExactly(10, 10, 10);

        org.onEveryCall(throwing(refusal(503, "SERVER_UNAVAILABLE", Retryability.AFTER_DELAY)));

        BatchSummary second = inserting().build().run(accounts(20));

        assertThat(second.outcome()).isEqualTo(BatchOutcome.STOPPED_UNAVAILABLE);
        assertThat(second.calls()).isEqualTo(5);
        assertThat(second.unprocessed()).hasSize(10);
        assertThat(letters.letters()).isEmpty();
    }

    @Test
    void aRowRefusedForAFullStorageStopsTheRunAndIsNotADeadLetter() {
        org.rejecting(name -> Integer.parseInt(name.substring(1)) >= 15, "STORAGE_LIMIT_EXCEEDED");

        BatchSummary summary = inserting().build().run(accounts(50));

        assertThat(summary.outcome()).isEqualTo(BatchOutcome.STOPPED_BY_LIMIT);
        assertThat(summary.written()).isEqualTo(15);
        assertThat(summary.unprocessed()).extracting(InputRecord::index).containsExactlyElementsOf(indexes(15, 20));
        assertThat(letters.letters()).isEmpty();
    }

    @Test
    void aCallThatThrowsWithUnknownEffectIsInDoubt() {
        org.onCall(1, throwing(FakeOrg.lost()));

        BatchSummary summary = inserting().build().run(accounts(15));

        assertThat(summary.isComplete()).isTrue();
        assertThat(summary.inDoubt()).isEqualTo(10);
        assertThat(summary.written()).isEqualTo(5);
    }

    @Test
    void aStoppedRunIsContinuedFromItsUnprocessedRecordsAndTheSameIterator() {
        org.onCall(3, throwing(refusal(403, "REQUEST_LIMIT_EXCEEDED", Retryability.AFTER_LIMIT_FREES)));
        Iterator<SObject> input = accounts(50).iterator();
        BatchExecutor executor = inserting().build();

        BatchSummary first = executor.run(input);
        BatchSummary left = executor.run(
                first.unprocessed().stream().map(InputRecord::record).toList());
        BatchSummary rest = executor.run(input);

        assertThat(first.isComplete()).isFalse();
        assertThat(left.isComplete() && rest.isComplete()).isTrue();
        assertThat(org.kept())
                .containsExactlyElementsOf(
                        accounts(50).stream().map(FakeOrg::name).toList());
    }

    @Test
    void anInterruptedRunStopsAfterTheCallAndKeepsTheFlag() {
        org.onCall(2, (request, self) -> {
            Thread.currentThread().interrupt();
            return null;
        });

        BatchSummary summary = inserting().build().run(accounts(50));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(summary.outcome()).isEqualTo(BatchOutcome.STOPPED_BY_INTERRUPT);
        assertThat(summary.written()).isEqualTo(20);
        assertThat(summary.unprocessed()).isEmpty();
    }

    @Test
    void anInterruptDuringAPauseLeavesTheLockedRowsUnprocessed() {
        org.rejecting("a3"::equals, "UNABLE_TO_LOCK_ROW").rejecting("a4"::equals, "REQUIRED_FIELD_MISSING");

        BatchSummary summary = inserting()
                .sleeper(pause -> {
                    throw new InterruptedException();
                })
                .build()
                .run(accounts(10));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(summary.outcome()).isEqualTo(BatchOutcome.STOPPED_BY_INTERRUPT);
        assertThat(summary.unprocessed()).containsExactly(new InputRecord(3, account("a3")));
        assertThat(letters.letters()).hasSize(1);
    }

    @Test
    void anUpsertInDoubtIsADeadLetterWhenAnInterruptForbidsToRepeatIt() {
        org.onCall(1, FakeOrg.answerLost());

        BatchSummary summary = BatchExecutor.builder(org, new WriteOperation.Upsert("External_Id__c"))
                .deadLetters(letters)
                .sleeper(pause -> {
                    throw new InterruptedException();
                })
                .build()
                .run(accounts(10));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(summary.inDoubt()).isEqualTo(10);
        assertThat(letters.letters()).hasSize(10);
    }

    @Test
    void aCallerThatWantsToStopStopsBeforeTheNextCall() {
        AtomicInteger asked = new AtomicInteger();

        BatchSummary summary =
                inserting().stopWhen(() -> asked.incrementAndGet() > 3).build().run(accounts(50));

        assertThat(summary.outcome()).isEqualTo(BatchOutcome.STOPPED_BY_CALLER);
        assertThat(summary.written()).isEqualTo(30);
        assertThat(summary.unprocessed()).hasSize(10);
    }

    @Test
    void aSinkThatFailsEndsTheRunWithTheLettersInHand() {
        org.rejecting("a3"::equals, "REQUIRED_FIELD_MISSING").rejecting("a14"::equals, "REQUIRED_FIELD_MISSING");
        AtomicInteger handed = new AtomicInteger();

        BatchAbortedException aborted = catchThrowableOfType(
                BatchAbortedException.class,
                () -> inserting()
                        .deadLetters(some -> {
                            if (handed.incrementAndGet() == 2) {
                                throw new UncheckedIOException(new IOException("disk full"));
                            }
                            letters.accept(some);
                        })
                        .build()
                        .run(accounts(50)));

        assertThat(aborted).hasRootCauseMessage("disk full").hasMessageContaining("did not keep 1 dead letters");
        assertThat(aborted.unkeptLetters()).extracting(DeadLetter::record).containsExactly(account("a14"));
        assertThat(letters.letters()).extracting(DeadLetter::record).containsExactly(account("a3"));
        assertThat(aborted.summary().outcome()).isEqualTo(BatchOutcome.STOPPED_BY_ERROR);
        assertThat(aborted.summary().accepted()).isEqualTo(20);
        assertThat(aborted.summary().written()).isEqualTo(18);
        assertThat(aborted.summary().rejected()).isEqualTo(2);
    }

    @Test
    void aListenerThatFailsLosesNoRecord() {
        org.rejecting("a3"::equals, "REQUIRED_FIELD_MISSING");

        BatchAbortedException aborted = catchThrowableOfType(
                BatchAbortedException.class,
                () -> inserting()
                        .listener(progress -> {
                            throw new IllegalStateException("screen is off");
                        })
                        .build()
                        .run(accounts(50)));

        assertThat(aborted).hasRootCauseMessage("screen is off");
        assertThat(aborted.unkeptLetters()).isEmpty();
        assertThat(letters.letters()).hasSize(1);
        assertThat(aborted.summary().accepted()).isEqualTo(10);
        assertThat(aborted.summary().written()).isEqualTo(9);
        assertThat(org.calls()).hasSize(1);
    }

    @Test
    void anInputThatBreaksOffHandsBackWhatItGaveAndWasNotSent() {
        Iterator<SObject> breaking = IntStream.range(0, 50)
                .mapToObj(i -> {
                    if (i == 27) {
                        throw new IllegalStateException("file is damaged");
                    }
                    return account("a" + i);
                })
                .iterator();

        BatchAbortedException aborted = catchThrowableOfType(
                BatchAbortedException.class, () -> inserting().build().run(breaking));

        assertThat(aborted).hasRootCauseMessage("file is damaged");
        assertThat(aborted.summary().written()).isEqualTo(20);
        assertThat(aborted.summary().unprocessed())
                .extracting(InputRecord::index)
                .containsExactlyElementsOf(indexes(20, 27));
    }

    @Test
    void aNullInTheInputIsNamedByItsPlace() {
        List<SObject> input = java.util.Arrays.asList(account("a0"), null, account("a2"));

        assertThatThrownBy(() -> inserting().build().run(input))
                .isInstanceOf(BatchAbortedException.class)
                .hasRootCauseMessage("record 1 of the input is null");
    }

    @Test
    void aWriterThatBreaksItsContractLeavesItsRecordsInDoubt() {
        org.onCall(2, throwing(new IllegalStateException("bug")));

        BatchAbortedException aborted = catchThrowableOfType(
                BatchAbortedException.class, () -> inserting().build().run(accounts(50)));

        assertThat(aborted).hasRootCauseMessage("bug");
        assertThat(aborted.summary().inDoubt()).isEqualTo(10);
        assertThat(letters.letters())
                .hasSize(10)
                .extracting(DeadLetter::reason)
                .containsOnly(DeadLetterReason.IN_DOUBT);
    }

    @Test
    void aWriterThatTellsTooFewOutcomesLeavesItsRecordsInDoubt() {
        org.onCall(1, (request, self) -> self.commit(request).subList(0, 9));

        BatchAbortedException aborted = catchThrowableOfType(
                BatchAbortedException.class, () -> inserting().build().run(accounts(50)));

        assertThat(aborted).hasRootCauseMessage("the writer told 9 outcomes for 10 records");
        assertThat(letters.letters()).hasSize(10);
    }

    private BatchExecutor.Builder inserting() {
        return BatchExecutor.builder(org, new WriteOperation.Insert())
                .deadLetters(letters)
                .clock(clock)
                .sleeper(clock)
                .random(new Random(7));
    }

    private static List<Long> indexes(long from, long until) {
        return java.util.stream.LongStream.range(from, until).boxed().toList();
    }
}
