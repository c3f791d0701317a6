package io.sfsdk.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptsTest {
    private static final Backoff ONE_SECOND = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1));

    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));

    @Test
    void thereAreAsManyAttemptsAsThePolicySays() {
        Attempts attempts = attempts(new RetryPolicy(3, Backoff.none(), Duration.ofMinutes(1)), RetryBudget.standard());

        assertThat(attempts.next(Duration.ZERO)).contains(Duration.ZERO);
        assertThat(attempts.next(Duration.ZERO)).contains(Duration.ZERO);
        assertThat(attempts.next(Duration.ZERO)).isEmpty();
        assertThat(attempts.number()).isEqualTo(3);
    }

    @Test
    void aServersPauseCountsWhereItIsLonger() {
        Attempts attempts = attempts(new RetryPolicy(3, ONE_SECOND, Duration.ofMinutes(1)), RetryBudget.standard());

        assertThat(attempts.next(Duration.ofSeconds(7))).contains(Duration.ofSeconds(7));
    }

    @Test
    void ourPauseCountsWhereTheServersIsShorter() {
        Backoff fixed = new Backoff(Duration.ofSeconds(10), Duration.ofSeconds(10));
        Attempts attempts = attempts(new RetryPolicy(3, fixed, Duration.ofMinutes(1)), RetryBudget.standard());

        assertThat(attempts.next(Duration.ofNanos(1)).orElseThrow()).isGreaterThan(Duration.ofNanos(1));
    }

    @Test
    void noAttemptStartsAfterTheDeadline() {
        Attempts attempts =
                attempts(new RetryPolicy(9, Backoff.none(), Duration.ofSeconds(10)), RetryBudget.standard());

        clock.advance(Duration.ofSeconds(4));

        assertThat(attempts.remaining()).isEqualTo(Duration.ofSeconds(6));
        assertThat(attempts.next(Duration.ofSeconds(6))).isEmpty();
        assertThat(attempts.next(Duration.ofMillis(5_999))).isPresent();
    }

    @Test
    void theEndOfTimeIsAPossibleDeadline() {
        RetryPolicy endless = new RetryPolicy(2, Backoff.none(), Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(attempts(endless, RetryBudget.standard()).next(Duration.ZERO))
                .isPresent();
    }

    @Test
    void aSharedBudgetEndsTheRetriesOfAllAndComesBackWithSuccess() {
        RetryBudget budget = RetryBudget.of(10);
        RetryPolicy many = new RetryPolicy(100, Backoff.none(), Duration.ofMinutes(1));
        Attempts first = attempts(many, budget);
        Attempts second = attempts(many, budget);

        assertThat(first.next(Duration.ZERO)).isPresent();
        assertThat(second.next(Duration.ZERO)).isPresent();
        assertThat(first.next(Duration.ZERO)).isEmpty();

        second.succeeded();
        assertThat(first.next(Duration.ZERO)).isPresent();
    }

    @Test
    void fiveFirstSuccessesEarnOneRetry() {
        RetryBudget budget = RetryBudget.of(5);
        assertThat(budget.tryAcquire()).isTrue();

        IntStream.range(0, 4).forEach(call -> budget.release(false));
        assertThat(budget.tryAcquire()).isFalse();

        budget.release(false);
        assertThat(budget.tryAcquire()).isTrue();
    }

    @Test
    void aBudgetNeverHoldsMoreThanItsCapacity() {
        RetryBudget budget = RetryBudget.of(8);
        assertThat(budget.tryAcquire()).isTrue();
        IntStream.range(0, 4).forEach(call -> budget.release(false));

        budget.release(true);

        assertThat(budget.tryAcquire()).isTrue();
        assertThat(budget.tryAcquire()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1,100", "2,200", "3,400", "8,12800", "9,20000", "60,20000", "2147483647,20000"})
    void aPauseIsRandomBelowABoundThatDoublesUpToTheCap(int retry, long boundMillis) {
        SplittableRandom random = new SplittableRandom(1);

        assertThat(IntStream.range(0, 1_000).mapToObj(i -> Backoff.standard().pause(retry, random)))
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ZERO, Duration.ofMillis(boundMillis)))
                .anySatisfy(pause -> assertThat(pause).isGreaterThan(Duration.ofMillis(boundMillis * 3 / 4)))
                .anySatisfy(pause -> assertThat(pause).isLessThan(Duration.ofMillis(boundMillis / 4)));
    }

    @Test
    void policiesThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(0, Backoff.none(), Duration.ofSeconds(1)))
                .withMessageContaining("maxAttempts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.standard().withDeadline(Duration.ZERO))
                .withMessageContaining("deadline");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .withMessageContaining("base");
        assertThatIllegalArgumentException().isThrownBy(() -> RetryBudget.of(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Backoff.none().pause(0, new SplittableRandom(1)));
    }

    @Test
    void theSystemsSleeperReturnsAtOnceForNothingAndObeysAnInterrupt() throws InterruptedException {
        Sleeper.system().sleep(Duration.ZERO);
        Sleeper.system().sleep(Duration.ofDays(-1));

        Thread.currentThread().interrupt();

        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> Sleeper.system().sleep(Duration.ofDays(1)))
                .isInstanceOf(InterruptedException.class);
    }

    private Attempts attempts(RetryPolicy policy, RetryBudget budget) {
        return new Attempts(policy, budget, clock, new SplittableRandom(1));
    }
}
