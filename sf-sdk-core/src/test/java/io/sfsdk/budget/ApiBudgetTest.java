package io.sfsdk.budget;

import static io.sfsdk.budget.Allocation.CALLS;
import static io.sfsdk.budget.Allocation.EVENT_PUBLISHES;
import static io.sfsdk.budget.Allocation.INGEST_BATCHES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.TransportException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ApiBudgetTest {
    private final ManualTime time = new ManualTime();
    private final ApiBudget budget =
            ApiBudget.builder().clock(time).reserve(Reserve.part(0.1)).build();
    private final BudgetAccount job = budget.account("job");

    @Test
    void whatIsLeftIsTheAllocationLessTheReserveAndWhatIsUsed() {
        budget.heardCalls(300, 1_000);

        assertThat(budget.left(CALLS)).hasValue(600);
        assertThat(job.left(CALLS)).hasValue(600);
    }

    @Test
    void beforeTheOrgHasToldNothingIsBounded() {
        job.spend(Cost.ofCalls(1_000_000));

        assertThat(budget.left(CALLS)).isEmpty();
        assertThat(job.spent(CALLS)).isEqualTo(1_000_000);
    }

    @Test
    void whatWouldTouchTheReserveIsRefusedBeforeItIsSentAndTakesNothing() {
        budget.heardCalls(899, 1_000);
        job.spend(Cost.ofCalls(1));

        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(() -> job.spend(Cost.ofCalls(1)))
                .withMessageContaining("900 of the org's API requests are used, and this budget goes to 900")
                .withMessageContaining("Ask again at 2026-03-01T01:00:00Z")
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.BUDGET_SPENT);
                    assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
                    assertThat(e.retryability()).isEqualTo(Retryability.AFTER_LIMIT_FREES);
                });
        assertThat(budget.left(CALLS)).hasValue(0);
    }

    @Test
    void aSoftLimitThatWasExceededLeavesLessThanNothing() {
        budget.heard(INGEST_BATCHES, 15_000, -20);

        assertThat(budget.left(INGEST_BATCHES)).hasValue(13_500 - 15_020);
        assertThat(job.forecast(Cost.of(INGEST_BATCHES, 1)).fits()).isFalse();
    }

    @Test
    void figuresThatJumpCountAtTheirGreatestForAMinuteAndThenAsTheyFall() {
        budget.heardCalls(500, 1_000);
        budget.heardCalls(488, 1_000);
        assertThat(budget.left(CALLS)).hasValue(400);

        time.pass(Duration.ofMinutes(1));
        budget.heardCalls(20, 1_000);

        assertThat(budget.left(CALLS)).hasValue(880);
    }

    @Test
    void whatLimitsMayNotHaveCountedYetIsCountedHere() {
        budget.heard(INGEST_BATCHES, 100, 100);
        time.pass(Duration.ofMinutes(30));
        job.spend(Cost.of(INGEST_BATCHES, 10));
        time.pass(Duration.ofMinutes(4));

        budget.heard(INGEST_BATCHES, 100, 100);
        assertThat(budget.left(INGEST_BATCHES)).hasValue(80);

        time.pass(Duration.ofMinutes(10));
        budget.heard(INGEST_BATCHES, 100, 90);
        assertThat(budget.left(INGEST_BATCHES)).hasValue(80);
    }

    @Test
    void anAccountSpendsNoMoreThanItsShareAndItsShareComesBackADayLater() {
        budget.heardCalls(0, 1_000);
        BudgetAccount small = budget.account("small", Priority.NORMAL, Share.part(0.1));
        small.spend(Cost.ofCalls(90));

        Forecast more = small.forecast(Cost.ofCalls(1));

        assertThat(more.fits()).isFalse();
        assertThat(more.toString()).contains("90 of the share of small in the API requests are used, and it is 90");
        assertThat(more.resumeAt()).hasValue(Instant.parse("2026-03-02T01:00:00Z"));
        assertThatExceptionOfType(TransportException.class).isThrownBy(() -> small.spend(Cost.ofCalls(1)));
        job.spend(Cost.ofCalls(1));

        time.pass(Duration.ofHours(25));
        assertThat(small.forecast(Cost.ofCalls(90)).fits()).isTrue();
    }

    @Test
    void anAmountBoundsFromTheStartAndAnHoursAllocationComesBackWithinTheHour() {
        BudgetAccount publisher =
                budget.account("publisher", Priority.NORMAL, Share.all().most(EVENT_PUBLISHES, 10));
        publisher.spend(Cost.of(EVENT_PUBLISHES, 10));
        assertThat(publisher.forecast(Cost.of(EVENT_PUBLISHES, 1)).fits()).isFalse();

        time.pass(Duration.ofMinutes(63));

        assertThat(publisher.forecast(Cost.of(EVENT_PUBLISHES, 10)).fits()).isTrue();
    }

    @Test
    void whatAnImportantAccountAnnouncedIsLeftToItByOthersButNotByMoreImportantOnes() {
        budget.heardCalls(0, 1_000);
        BudgetAccount low = budget.account("low", Priority.LOW, Share.all());
        BudgetAccount high = budget.account("high", Priority.HIGH, Share.all());
        job.announce(Cost.ofCalls(500));

        assertThat(low.left(CALLS)).hasValue(400);
        assertThat(high.left(CALLS)).hasValue(900);
        assertThat(job.left(CALLS)).hasValue(900);

        job.spend(Cost.ofCalls(300));
        assertThat(low.left(CALLS)).hasValue(400);

        job.close();
        assertThat(low.left(CALLS)).hasValue(600);
    }

    @Test
    void whoAnnouncedAndDiedIsForgottenAfterAnHour() {
        budget.heardCalls(0, 1_000);
        BudgetAccount low = budget.account("low", Priority.LOW, Share.all());
        job.announce(Cost.ofCalls(500));

        time.pass(Duration.ofMinutes(61));

        assertThat(low.left(CALLS)).hasValue(900);
    }

    @Test
    void workUnderWayDrawsFromWhatItHoldsAndGivesTheRestBack() {
        budget.heardCalls(0, 1_000);
        BudgetAccount bulk = budget.account("bulk", Priority.NORMAL, Share.ofCalls(10));
        Hold hold = bulk.hold(Cost.ofCalls(10).and(INGEST_BATCHES, 2));
        assertThat(bulk.left(CALLS)).hasValue(0);

        for (int call = 0; call < 4; call++) {
            bulk.beginCall(Duration.ZERO).counted();
        }
        hold.close();

        assertThat(bulk.left(CALLS)).hasValue(6);
        assertThat(bulk.spent(CALLS)).isEqualTo(4);
        assertThat(bulk.spent(INGEST_BATCHES)).isEqualTo(2);
    }

    @Test
    void workUnderWayIsNotCutOffForACallMoreThanWasThought() {
        BudgetAccount bulk = budget.account("bulk", Priority.NORMAL, Share.ofCalls(2));

        try (Hold hold = bulk.hold(Cost.ofCalls(2))) {
            for (int call = 0; call < 3; call++) {
                bulk.beginCall(Duration.ZERO).counted();
            }
            assertThat(hold).isNotNull();
        }

        assertThat(bulk.spent(CALLS)).isEqualTo(3);
        assertThatExceptionOfType(TransportException.class).isThrownBy(() -> bulk.beginCall(Duration.ZERO));
    }

    @Test
    void aHoldThatNamesNoRequestsLetsNoneOfOthersThrough() {
        BudgetAccount publisher = budget.account("publisher", Priority.NORMAL, Share.ofCalls(0));

        try (Hold hold = publisher.hold(Cost.of(EVENT_PUBLISHES, 5))) {
            assertThatExceptionOfType(TransportException.class).isThrownBy(() -> publisher.beginCall(Duration.ZERO));
            assertThat(hold).isNotNull();
        }
        try (Hold hold = publisher.hold(Cost.ofCalls(0).and(EVENT_PUBLISHES, 5))) {
            publisher.beginCall(Duration.ZERO).counted();
            assertThat(hold).isNotNull();
        }

        assertThat(publisher.spent(EVENT_PUBLISHES)).isEqualTo(10);
    }

    @Test
    void whatIsOnlyRequiredIsRefusedLikeSpendingAndTakesNothing() {
        budget.heardCalls(0, 1_000);

        for (int time = 0; time < 3; time++) {
            job.require(Cost.ofCalls(900));
        }

        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(() -> job.require(Cost.ofCalls(901)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.BUDGET_SPENT));
        assertThat(job.spent(CALLS)).isZero();
        assertThat(budget.left(CALLS)).hasValue(900);
    }

    @Test
    void workThatNeverReachedTheOrgCostsNothing() {
        try (Hold hold = job.hold(Cost.ofCalls(3).and(INGEST_BATCHES, 2))) {
            job.beginCall(Duration.ZERO).notSent();
            hold.keepIf(false);
        }

        assertThat(job.spent(CALLS)).isZero();
        assertThat(job.spent(INGEST_BATCHES)).isZero();
    }

    @Test
    void aHoldThatDoesNotFitTakesNothingOfAnyAllocation() {
        budget.heardCalls(0, 1_000);
        budget.heard(INGEST_BATCHES, 10, 0);

        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(() -> job.hold(Cost.ofCalls(3).and(INGEST_BATCHES, 1)));

        assertThat(job.spent(CALLS)).isZero();
        assertThat(budget.left(CALLS)).hasValue(900);
    }

    @Test
    void onceTheOrgSaidThatNothingIsLeftNobodyAsksForAnHour() {
        job.beginCall(Duration.ZERO).overTotal();

        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(() -> budget.account("other").beginCall(Duration.ZERO))
                .withMessageContaining("Ask again at 2026-03-01T01:00:00Z")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.BUDGET_SPENT));

        time.pass(Duration.ofHours(1));
        job.beginCall(Duration.ZERO).counted();
        assertThat(budget.parkedUntil()).isEmpty();
    }

    @Test
    void tooManyCallsAtOnceHalveThoseThatMayBeMadeAndGoodOnesBringThemBack() {
        PendingCall first = job.beginCall(Duration.ZERO);
        PendingCall second = job.beginCall(Duration.ZERO);
        PendingCall third = job.beginCall(Duration.ZERO);
        PendingCall fourth = job.beginCall(Duration.ZERO);

        fourth.overConcurrency();
        third.counted();
        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(() -> job.beginCall(Duration.ZERO))
                .withMessageContaining("too many are under way")
                .satisfies(e -> assertThat(e.retryability()).isEqualTo(Retryability.AFTER_DELAY));

        second.counted();
        PendingCall fifth = job.beginCall(Duration.ZERO);
        PendingCall sixth = job.beginCall(Duration.ZERO);
        first.counted();
        fifth.counted();
        sixth.counted();
    }

    @Test
    void onlyCallsThatTakeLongCountTowardsThoseThatTheOrgAllowsAtOnce() {
        for (int call = 0; call < 5; call++) {
            job.beginCall(Duration.ZERO);
        }
        PendingCall sixth = job.beginCall(Duration.ZERO);
        sixth.counted();
        time.pass(Duration.ofSeconds(20));

        assertThatExceptionOfType(TransportException.class).isThrownBy(() -> job.beginCall(Duration.ZERO));
    }

    @Test
    void aNameThatNoLedgerCouldKeepIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> budget.account("a\tb"));
    }
}
