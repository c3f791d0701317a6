package io.sfsdk.sync;

import io.sfsdk.error.ApiException;
import io.sfsdk.error.Retryability;
import io.sfsdk.read.ReplicationLog;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Finds how far it is safe to read: only by what the org says, never by the local clock.
 *
 * @param skewAllowance how far the clocks of the org's nodes may be apart
 * @param commitLag the longest transaction, where the org does not say up to when its log is complete
 * @param isLogAsked whether to ask it
 * @param isFenced false in tests only
 */
record FencePlanner(Duration skewAllowance, Duration commitLag, boolean isLogAsked, boolean isFenced) {
    /** Longer than the longest transaction, so that one that began before the asked window cannot be open any more. */
    private static final Duration ASKED = Duration.ofMinutes(15);

    FencePlanner {
        if (skewAllowance.isNegative() || commitLag.isNegative()) {
            throw new IllegalArgumentException("skew allowance and commit lag must not be negative");
        }
    }

    Fence plan(ReplicationLog log, String sobject) {
        Instant now = log.serverTime().truncatedTo(ChronoUnit.SECONDS);
        if (!isFenced) {
            return new Fence(now.plusSeconds(1), FenceRule.NONE, now, 1);
        }
        return isLogAsked
                ? covered(log, sobject, now).map(covered -> byLog(covered, now)).orElseGet(() -> byLag(now, 2))
                : byLag(now, 1);
    }

    private Fence byLog(Instant covered, Instant now) {
        Instant agreed = wholeSeconds(now.minus(skewAllowance));
        return covered.isAfter(agreed)
                ? new Fence(agreed, FenceRule.SKEW_ALLOWANCE, now, 2)
                : new Fence(wholeSeconds(covered), FenceRule.LATEST_DATE_COVERED, now, 2);
    }

    private Fence byLag(Instant now, int calls) {
        return new Fence(wholeSeconds(now.minus(commitLag)), FenceRule.COMMIT_LAG, now, calls);
    }

    /** Empty too if the org refuses for good, as for more than 600,000 ids: the lag is as safe, only slower. */
    private static Optional<Instant> covered(ReplicationLog log, String sobject, Instant now) {
        try {
            return log.latestDateCovered(sobject, now.minus(ASKED), now);
        } catch (ApiException e) {
            if (e.retryability() == Retryability.NEVER) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Instant wholeSeconds(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }
}
