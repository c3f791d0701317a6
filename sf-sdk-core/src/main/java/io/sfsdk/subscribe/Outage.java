package io.sfsdk.subscribe;

import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.retry.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Failures of the connection in a row: how long to wait for the next attempt, and when there is to be none. */
final class Outage {
    private static final int MOST_LOGINS = 3;

    private final Backoff backoff;
    private final Duration patience;
    private final Duration limitPause;
    private final Clock clock;
    private final RandomGenerator random;
    private @Nullable Instant since;
    private int failures;
    private int logins;

    Outage(SubscriptionSettings settings) {
        this.backoff = settings.backoff();
        this.patience = settings.patience();
        this.limitPause = settings.limitPause();
        this.clock = settings.clock();
        this.random = settings.random();
    }

    int failures() {
        return failures;
    }

    void over() {
        since = null;
        failures = 0;
        logins = 0;
    }

    /** The pause after one more failure. */
    Duration after(SalesforceException cause) throws RunEnd {
        failures++;
        if (cause.code().equals(ErrorCode.BUDGET_SPENT)) {
            since = null; // nobody was asked, so there is no outage
            return pause(true);
        }
        since = since == null ? clock.instant() : since;
        logins += cause.retryability() == Retryability.AFTER_LOGIN ? 1 : 0;
        if (cause.retryability() == Retryability.NEVER || logins > MOST_LOGINS) {
            throw RunEnd.broken("the org refuses it: " + cause.getMessage(), cause);
        }
        if (Duration.between(since, clock.instant()).compareTo(patience) >= 0) {
            throw RunEnd.broken(
                    "no connection lasted since " + since + ", in " + failures + " attempts: " + cause.getMessage(),
                    cause);
        }
        return pause(cause.retryability() == Retryability.AFTER_LIMIT_FREES);
    }

    private Duration pause(boolean isLimit) {
        Duration own = backoff.pause(failures, random);
        return isLimit && own.compareTo(limitPause) < 0 ? limitPause : own;
    }
}
