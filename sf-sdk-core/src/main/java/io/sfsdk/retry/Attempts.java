package io.sfsdk.retry;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The attempts of one call: how many there were, whether another may start, and after what pause. The loop itself stays with
 * whoever knows what a failure means. For one thread.
 */
public final class Attempts {
    private final RetryPolicy policy;
    private final RetryBudget budget;
    private final Clock clock;
    private final RandomGenerator random;
    private final long endMillis;
    private int number = 1;

    /** Starts the first attempt, and with it the policy's deadline. */
    public Attempts(RetryPolicy policy, RetryBudget budget, Clock clock, RandomGenerator random) {
        this.policy = policy;
        this.budget = budget;
        this.clock = clock;
        this.random = random;
        this.endMillis = endAfter(policy.deadline(), clock.millis());
    }

    /** The number of the running attempt; the first is 1. */
    public int number() {
        return number;
    }

    /** Time that is left for all that follows; zero or negative once the deadline has passed. */
    public Duration remaining() {
        return Duration.ofMillis(endMillis - clock.millis());
    }

    /**
     * Moves on to the next attempt.
     *
     * @param atLeast the pause a server asked for, or zero; the longer of it and our own backoff counts
     * @return the pause before the next attempt; empty if there is none, because the policy's attempts or time are used up or the
     *     budget is
     */
    public Optional<Duration> next(Duration atLeast) {
        if (number >= policy.maxAttempts()) {
            return Optional.empty();
        }
        Duration own = policy.backoff().pause(number, random);
        Duration pause = own.compareTo(atLeast) < 0 ? atLeast : own;
        if (pause.compareTo(remaining()) >= 0 || !budget.tryAcquire()) {
            return Optional.empty();
        }
        number++;
        return Optional.of(pause);
    }

    /** Gives back to the budget what a success earns. */
    public void succeeded() {
        budget.release(number > 1);
    }

    private static long endAfter(Duration deadline, long now) {
        long room = Long.MAX_VALUE - Math.max(now, 0);
        boolean endless = deadline.compareTo(Duration.ofMillis(room)) > 0;
        return endless ? Long.MAX_VALUE : now + deadline.toMillis();
    }
}
