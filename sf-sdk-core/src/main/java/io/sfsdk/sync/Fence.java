package io.sfsdk.sync;

import io.sfsdk.read.ReplicationLog;
import java.time.Duration;
import java.time.Instant;

/**
 * The end of closed time: every transaction that can still write an earlier stamp has committed, as far as {@code rule} knows.
 *
 * @param until exclusive, whole seconds
 * @param asOf the org's time when it was asked
 * @param calls what it cost to find
 */
public record Fence(Instant until, FenceRule rule, Instant asOf, int calls) {
    static final Duration SKEW_ALLOWANCE = Duration.ofSeconds(30);
    static final Duration COMMIT_LAG = Duration.ofMinutes(10);

    /** The fence of a sync with the default allowances. Costs one call or two. */
    public static Fence of(ReplicationLog log, String sobject) {
        return new FencePlanner(SKEW_ALLOWANCE, COMMIT_LAG, true, true).plan(log, sobject);
    }
}
