package io.sfsdk.sync;

import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.retry.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Decides whether a run asks again after a failure, and waits. Counts failures without progress between them. */
final class Patience {
    private final RetryPolicy policy;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final InstantSource clock;
    private int failures;
    private @Nullable Instant firstFailure;
    private @Nullable CallGate gate;

    Patience(RetryPolicy policy, Sleeper sleeper, RandomGenerator random, InstantSource clock) {
        this.policy = policy;
        this.sleeper = sleeper;
        this.random = random;
        this.clock = clock;
    }

    /** The same, of a run whose calls pass a gate: what it refused is not asked for again. */
    Patience behind(CallGate runsGate) {
        this.gate = runsGate;
        return this;
    }

    void progress() {
        failures = 0;
        firstFailure = null;
    }

    /** Returns when it is time to ask again; throws if there is no sense in it. */
    void await(SalesforceException failure) throws RunEnd {
        stopIfLimited(failure);
        failures++;
        Duration pause = policy.backoff().pause(failures, random);
        if (!isPassing(failure) || failures >= policy.maxAttempts() || isTooLate(pause)) {
            throw RunEnd.broken("the org could not be read (" + failure.code() + ") at attempt " + failures, failure);
        }
        sleep(pause);
    }

    /** Ends the run if its own calls are spent, or it was asked to stop. */
    void stopIfOver() throws RunEnd {
        RunEnd end = gate == null ? null : gate.end();
        if (end != null) {
            throw end;
        }
    }

    /** Ends the run if no call may be made any more, for whatever reason. */
    void stopIfLimited(SalesforceException failure) throws RunEnd {
        stopIfOver();
        if (failure.code().equals(ErrorCode.BUDGET_SPENT)) {
            throw RunEnd.stoppedForBudget(String.valueOf(failure.getMessage()));
        }
        if (failure.retryability() == Retryability.AFTER_LIMIT_FREES) {
            throw RunEnd.stoppedForBudget("a limit of the org is used up (" + failure.code() + ")");
        }
    }

    /** A lost cursor or an answer of the wrong shape is not asked for again, but what it would have given is. */
    private static boolean isPassing(SalesforceException failure) {
        return failure.retryability() != Retryability.NEVER
                || failure instanceof ProtocolException
                || failure.code().equals(ErrorCode.INVALID_QUERY_LOCATOR);
    }

    private boolean isTooLate(Duration pause) {
        Instant now = clock.instant();
        Instant first = firstFailure == null ? now : firstFailure;
        firstFailure = first;
        return now.plus(pause).isAfter(first.plus(policy.deadline()));
    }

    private void sleep(Duration pause) throws RunEnd {
        try {
            sleeper.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RunEnd.partial("interrupted while waiting to ask again");
        }
    }
}
