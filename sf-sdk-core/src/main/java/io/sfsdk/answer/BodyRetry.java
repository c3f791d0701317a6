package io.sfsdk.answer;

import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.retry.Attempts;
import io.sfsdk.retry.RetryBudget;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.retry.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Asks again for an answer whose body broke while it was read. The wire below cannot: it has handed the answer up by then. Only
 * reads come here, so asking twice is harmless.
 *
 * @param policy how often, and how long in all
 * @param budget what these retries are paid from; give the transport's
 * @param random source of jitter, shared by all threads
 */
public record BodyRetry(RetryPolicy policy, RetryBudget budget, Clock clock, Sleeper sleeper, RandomGenerator random) {

    Attempts start() {
        return new Attempts(policy, budget, clock, random);
    }

    /** Returns when the next attempt is due, or throws {@code failure} if there is to be none, or the sleep took longer than there was. */
    void awaitNext(Attempts attempts, SalesforceException failure) {
        if (failure.retryability() != Retryability.AFTER_DELAY) {
            throw failure;
        }
        Duration pause = attempts.next(Duration.ZERO).orElseThrow(() -> failure);
        try {
            sleeper.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure.addSuppressed(e);
            throw failure;
        }
        if (attempts.remaining().isNegative() || attempts.remaining().isZero()) {
            throw failure;
        }
    }
}
