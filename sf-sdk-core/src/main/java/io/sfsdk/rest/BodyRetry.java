package io.sfsdk.rest;

import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.retry.RetryBudget;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.retry.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Asks again for an answer whose body broke while it was read. The wire below cannot: it has handed the answer up by then. Only
 * reads come here, so asking twice is harmless.
 */
record BodyRetry(RetryPolicy policy, RetryBudget budget, Clock clock, Sleeper sleeper, RandomGenerator random) {

    Attempts start() {
        return new Attempts(this, clock.instant().plus(policy.deadline()));
    }

    /** The attempts at one answer. */
    static final class Attempts {
        private final BodyRetry retry;
        private final Instant deadline;
        private int made = 1;

        private Attempts(BodyRetry retry, Instant deadline) {
            this.retry = retry;
            this.deadline = deadline;
        }

        /** Returns when the next attempt is due, or throws {@code failure} if there is to be none. */
        void next(SalesforceException failure) {
            if (failure.retryability() != Retryability.AFTER_DELAY || made >= retry.policy.maxAttempts()) {
                throw failure;
            }
            Duration pause = retry.policy.backoff().pause(made, retry.random);
            if (retry.clock.instant().plus(pause).isAfter(deadline) || !retry.budget.tryAcquire()) {
                throw failure;
            }
            made++;
            sleep(pause, failure);
        }

        private void sleep(Duration pause, SalesforceException failure) {
            try {
                retry.sleeper.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failure.addSuppressed(e);
                throw failure;
            }
        }
    }
}
