package io.sfsdk.bulk;

import java.time.Duration;

/**
 * How long one attempt may take, from sending it to the last byte of its answer.
 *
 * @param call all that is small: creating, closing, asking
 * @param transfer an upload or a page of results
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_bulkapi.htm">Salesforce
 *     Developer Limits and Allocations Quick Reference, Bulk API 2.0: a download takes at most 20 minutes</a>
 */
public record BulkTimeouts(Duration call, Duration transfer) {
    public BulkTimeouts {
        requirePositive("call", call);
        requirePositive("transfer", transfer);
    }

    /** Two minutes, and twenty. */
    public static BulkTimeouts standard() {
        return new BulkTimeouts(Duration.ofMinutes(2), Duration.ofMinutes(20));
    }

    private static void requirePositive(String name, Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the " + name + " timeout must be positive, got " + timeout);
        }
    }
}
