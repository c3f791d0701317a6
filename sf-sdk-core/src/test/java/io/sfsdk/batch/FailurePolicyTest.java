package io.sfsdk.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.write.WriteOperation;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FailurePolicyTest {
    private final FakeOrg org = new FakeOrg().taking(10, 1_000_000);
    private final InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();
    private final ManualClock clock = new ManualClock();

    @Test
    void aRunStopsOnceMoreThanAShareOfTheLastRecordsFailed() {
        org.rejecting(name -> number(name) >= 500, "FIELD_CUSTOM_VALIDATION_EXCEPTION");

        BatchSummary summary =
                inserting(FailurePolicy.maxShare(0.1, 100)).build().run(FakeOrg.accounts(1_000));

        assertThat(summary.outcome()).isEqualTo(BatchOutcome.STOPPED_TOO_MANY_FAILURES);
        assertThat(summary.accepted()).isBetween(511L, 530L);
        assertThat(summary.describe()).contains("of the last 100 records failed");
        assertThat(letters.letters()).hasSize((int) summary.rejected());
    }

    @Test
    void failuresThatAreFarApartDoNotStopIt() {
        org.rejecting(name -> number(name) % 20 == 0, "FIELD_CUSTOM_VALIDATION_EXCEPTION");

        BatchSummary summary =
                inserting(FailurePolicy.maxShare(0.1, 100)).build().run(FakeOrg.accounts(1_000));

        assertThat(summary.isComplete()).isTrue();
        assertThat(summary.rejected()).isEqualTo(50);
    }

    @Test
    void nothingIsDecidedBeforeTheWindowIsFull() {
        org.rejecting(name -> number(name) < 50, "FIELD_CUSTOM_VALIDATION_EXCEPTION");

        BatchSummary summary =
                inserting(FailurePolicy.maxShare(0.9, 100)).build().run(FakeOrg.accounts(200));

        assertThat(summary.isComplete()).isTrue();
    }

    @Test
    void anErrorClassHasALimitOfItsOwn() {
        org.rejecting(name -> number(name) % 2 == 0, "FIELD_CUSTOM_VALIDATION_EXCEPTION")
                .rejecting(name -> number(name) >= 101, "INSUFFICIENT_ACCESS_OR_READONLY");
        FailurePolicy policy = FailurePolicy.maxWithCode(new ErrorCode("INSUFFICIENT_ACCESS_OR_READONLY"), 2)
                .or(FailurePolicy.maxWithReason(DeadLetterReason.IN_DOUBT, 0));

        BatchSummary summary = inserting(policy).build().run(FakeOrg.accounts(1_000));

        assertThat(summary.outcome()).isEqualTo(BatchOutcome.STOPPED_TOO_MANY_FAILURES);
        assertThat(summary.accepted()).isEqualTo(110);
        assertThat(summary.describe()).contains("more than 2 records failed with INSUFFICIENT_ACCESS_OR_READONLY");
    }

    @Test
    void aReasonHasALimitOfItsOwn() {
        org.onCall(3, FakeOrg.answerLost());

        BatchSummary summary = inserting(FailurePolicy.maxWithReason(DeadLetterReason.IN_DOUBT, 0))
                .build()
                .run(FakeOrg.accounts(1_000));

        assertThat(summary.accepted()).isEqualTo(30);
        assertThat(summary.describe()).contains("IN_DOUBT");
    }

    @Test
    void eachRunIsJudgedForItself() {
        org.rejecting(name -> number(name) == 3, "FIELD_CUSTOM_VALIDATION_EXCEPTION");
        BatchExecutor executor = inserting(FailurePolicy.maxWithReason(DeadLetterReason.REJECTED, 1))
                .build();

        BatchSummary first = executor.run(FakeOrg.accounts(20));
        BatchSummary second = executor.run(FakeOrg.accounts(20));

        assertThat(first.isComplete()).isTrue();
        assertThat(second.isComplete()).isTrue();
    }

    @Test
    void withoutLimitsTheWholeInputIsSentForNothing() {
        org.rejecting(name -> true, "FIELD_CUSTOM_VALIDATION_EXCEPTION");

        BatchSummary summary = inserting(FailurePolicy.maxShare(0.1, 100))
                .without(Countermeasure.FAILURE_LIMIT)
                .build()
                .run(FakeOrg.accounts(1_000));

        assertThat(summary.rejected()).isEqualTo(1_000);
    }

    @Test
    void aJudgeThatThrowsEndsTheRunWithItsTotals() {
        FailurePolicy broken = () -> letter -> {
            throw new IllegalStateException("no opinion");
        };

        assertThatThrownBy(() -> inserting(broken).build().run(FakeOrg.accounts(50)))
                .isInstanceOfSatisfying(
                        BatchAbortedException.class,
                        aborted -> assertThat(aborted.summary().written()).isEqualTo(10))
                .hasRootCauseMessage("no opinion");
    }

    @Test
    void aHostsOwnPolicySeesEveryRecordOnce() {
        org.rejecting(name -> number(name) % 7 == 0, "FIELD_CUSTOM_VALIDATION_EXCEPTION")
                .rejectingAtFirst(1, name -> number(name) % 5 == 0, FakeOrg.error("UNABLE_TO_LOCK_ROW"));
        int[] seen = {0, 0};
        FailurePolicy counting = () -> letter -> {
            seen[letter == null ? 0 : 1]++;
            return Optional.empty();
        };

        BatchSummary summary = inserting(counting).build().run(FakeOrg.accounts(100));

        assertThat(seen).containsExactly((int) summary.written(), (int) summary.dead());
    }

    @Test
    void aShareOfNothingOrAWindowOfNothingIsRefused() {
        assertThatThrownBy(() -> FailurePolicy.maxShare(1.5, 10)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> FailurePolicy.maxShare(0.5, 0)).hasMessageContaining("window");
    }

    private BatchExecutor.Builder inserting(FailurePolicy policy) {
        return BatchExecutor.builder(org, new WriteOperation.Insert())
                .maxFailedRecords(-1)
                .failures(policy)
                .deadLetters(letters)
                .clock(clock)
                .sleeper(clock)
                .random(new Random(1));
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(1));
    }
}
