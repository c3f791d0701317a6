package io.sfsdk.batch;

import io.sfsdk.retry.RetryPolicy;
import java.util.Set;

/**
 * Whether a run waits out an outage.
 *
 * @param policy probes, the pauses before them, and the time for all of them
 * @param outages what counts as one
 */
record Probing(RetryPolicy policy, Set<BatchOutcome> outages) {
    private static final Set<BatchOutcome> MAY_PASS = Set.of(
            BatchOutcome.STOPPED_UNAVAILABLE,
            BatchOutcome.STOPPED_BY_LIMIT,
            BatchOutcome.STOPPED_FOR_BUDGET,
            BatchOutcome.STOPPED_BY_LOGIN);

    Probing {
        outages = Set.copyOf(outages);
        if (!MAY_PASS.containsAll(outages)) {
            throw new IllegalArgumentException(
                    "a run can wait for the end of " + MAY_PASS + " only, not of " + outages);
        }
    }

    static Probing none() {
        return new Probing(RetryPolicy.none(), Set.of());
    }
}
