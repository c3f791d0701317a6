package io.sfsdk.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.TransportException;
import io.sfsdk.write.RecordWriter;
import io.sfsdk.write.WriteOperation;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Each takes one countermeasure away and finds the harm that it stands against. */
class BatchMutantsTest {
    private static final WriteOperation INSERT = new WriteOperation.Insert();

    private final FakeOrg org = new FakeOrg().taking(10, 1_000_000);
    private final InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();
    private final ManualClock clock = new ManualClock();

    @Test
    void aTallyThatMissesAChunkMakesNoSummary() {
        Tally tally = new Tally();
        Item counted = new Item(0, FakeOrg.account("a0"));
        counted.become(new Fate.Written(true));
        tally.add(counted);

        assertThatThrownBy(() -> tally.summary("job", "REST", 2, 0, BatchOutcome.COMPLETE, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("accepted 2 records but 1 are written");
    }

    @Test
    void anInsertThatIsBlindlyRepeatedIsDoubled() {
        org.onCall(2, FakeOrg.answerLost());

        BatchSummary summary = without(Countermeasure.NO_BLIND_REPEAT).run(FakeOrg.accounts(50));

        assertThat(summary.written()).isEqualTo(50);
        assertThat(org.kept()).hasSize(60);
    }

    @Test
    void anUpsertThatIsNotSentAgainStaysInDoubt() {
        org.onCall(2, FakeOrg.requestLost());

        BatchSummary summary = executor(org, new WriteOperation.Upsert("External_Id__c"))
                .without(Countermeasure.HARMLESS_REPEAT)
                .build()
                .run(FakeOrg.accounts(50));

        assertThat(summary.inDoubt()).isEqualTo(10);
        assertThat(org.kept()).hasSize(40);
    }

    @Test
    void aLockedRowThatIsNotSentAgainIsADeadLetter() {
        org.rejectingAtFirst(1, "a7"::equals, FakeOrg.error("UNABLE_TO_LOCK_ROW"));

        BatchSummary summary = without(Countermeasure.LOCK_RETRY).run(FakeOrg.accounts(50));

        assertThat(summary.rejected()).isEqualTo(1);
        assertThat(org.kept()).doesNotContain("a7");
    }

    @Test
    void aLockInTheTextOfATriggerThatIsNotSeenIsADeadLetter() {
        ApiError inText = ApiError.of(
                new ErrorCode("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY"),
                "T: execution of AfterInsert caused by: UNABLE_TO_LOCK_ROW, unable to obtain exclusive access");
        org.rejectingAtFirst(1, "a7"::equals, inText)
                .rejectingAtFirst(1, "a8"::equals, FakeOrg.error("UNABLE_TO_LOCK_ROW"));

        BatchSummary summary = without(Countermeasure.LOCK_TEXTS).run(FakeOrg.accounts(50));

        assertThat(summary.rejected()).isEqualTo(1);
        assertThat(org.kept()).doesNotContain("a7").contains("a8");
    }

    @Test
    void aRefusalThatIsNotIsolatedTellsOfRecordsThatTheOrgHasThatTheyAreNotThere() {
        org.rejecting("a7"::equals, "REQUIRED_FIELD_MISSING");

        BatchSummary summary = without(Countermeasure.ISOLATION).run(FakeOrg.accounts(50));

        assertThat(summary.rejected()).isEqualTo(10);
        assertThat(org.kept()).hasSize(49);
    }

    @Test
    void aChunkThatIsNotHalvedGoesDownWithItsCulprit() {
        org.onEveryCall(FakeOrg.refusingCallsWith("a7"::equals, 400, "JSON_PARSER_ERROR"));

        BatchSummary summary = without(Countermeasure.HALVING).run(FakeOrg.accounts(50));

        assertThat(summary.rejected()).isEqualTo(10);
        assertThat(org.kept()).hasSize(40);
    }

    @Test
    void withoutALimitCallsFollowTheFirstFailedRecord() {
        org.rejecting("a3"::equals, "REQUIRED_FIELD_MISSING");

        executor(org, INSERT)
                .maxFailedRecords(0)
                .without(Countermeasure.FAILURE_LIMIT)
                .build()
                .run(FakeOrg.accounts(50));

        assertThat(org.calls()).hasSize(5);
    }

    @Test
    void aUsedUpLimitTakenForTheRecordsFaultMakesDeadLettersOfAllThatFollow() {
        org.onEveryCall(
                FakeOrg.throwing(FakeOrg.refusal(403, "REQUEST_LIMIT_EXCEEDED", Retryability.AFTER_LIMIT_FREES)));

        BatchSummary summary = without(Countermeasure.STOP_AT_REFUSED_CALL).run(FakeOrg.accounts(50));

        assertThat(summary.rejected()).isEqualTo(50);
        assertThat(summary.unprocessed()).isEmpty();
    }

    @Test
    void anOutageTakenForTheRecordsFaultMakesDeadLettersOfAllThatFollow() {
        org.onEveryCall(FakeOrg.throwing(new TransportException("refused", Delivery.NOT_SENT, null)));

        BatchSummary summary = without(Countermeasure.STOP_AT_REFUSED_CALL).run(FakeOrg.accounts(50));

        assertThat(summary.rejected()).isEqualTo(50);
    }

    @Test
    void aSinkWhoseFailureIsPassedOverLosesTheLetter() {
        org.rejecting("a3"::equals, "REQUIRED_FIELD_MISSING");

        BatchSummary summary = executor(org, INSERT)
                .deadLetters(some -> {
                    throw new IllegalStateException("disk full");
                })
                .without(Countermeasure.LETTERS_ARE_KEPT)
                .build()
                .run(FakeOrg.accounts(50));

        assertThat(summary.isComplete()).isTrue();
        assertThat(letters.letters()).isEmpty();
        assertThat(org.kept()).doesNotContain("a3");
    }

    private BatchExecutor without(Countermeasure countermeasure) {
        return executor(org, INSERT).without(countermeasure).build();
    }

    private BatchExecutor.Builder executor(RecordWriter writer, WriteOperation operation) {
        return BatchExecutor.builder(writer, operation)
                .deadLetters(letters)
                .clock(clock)
                .sleeper(clock)
                .random(new Random(1));
    }
}
