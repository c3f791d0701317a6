package io.sfsdk.soap;

import java.time.Duration;

/**
 * How long one attempt may take, from sending it to the last byte of its answer. All finite.
 *
 * @param query queries; the org itself gives up after about two minutes
 * @param write writes; the org gives them up to ten minutes
 * @param other everything else
 */
public record SoapTimeouts(Duration query, Duration write, Duration other) {
    public SoapTimeouts {
        requirePositive("query", query);
        requirePositive("write", write);
        requirePositive("other", other);
    }

    /** 130 s, 620 s and 60 s: a little longer than the org's own limits, so that its answer is heard. */
    public static SoapTimeouts standard() {
        return new SoapTimeouts(Duration.ofSeconds(130), Duration.ofSeconds(620), Duration.ofSeconds(60));
    }

    private static void requirePositive(String name, Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the " + name + " timeout must be positive, got " + timeout);
        }
    }
}
