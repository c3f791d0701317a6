package io.sfsdk.rest;

import java.time.Duration;

/**
 * How long one attempt may take, from sending it to the last byte of its answer. All finite.
 *
 * @param query queries; the org itself gives up after about two minutes
 * @param write writes; the org gives them up to ten minutes
 * @param describe everything else
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_api.htm">Salesforce
 *     Developer Limits and Allocations Quick Reference, API Requests: call duration</a>
 */
public record RestTimeouts(Duration query, Duration write, Duration describe) {
    public RestTimeouts {
        requirePositive("query", query);
        requirePositive("write", write);
        requirePositive("describe", describe);
    }

    /** 130 s, 620 s and 60 s: a little longer than the org's own limits, so that its answer is heard. */
    public static RestTimeouts standard() {
        return new RestTimeouts(Duration.ofSeconds(130), Duration.ofSeconds(620), Duration.ofSeconds(60));
    }

    private static void requirePositive(String name, Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the " + name + " timeout must be positive, got " + timeout);
        }
    }
}
