package io.sfsdk.strategy;

import java.util.OptionalLong;

/**
 * What the day has left, where it is known.
 *
 * @param calls API requests; may be negative, since the limit is soft in production
 * @param batches Bulk ingest batches
 */
public record Headroom(OptionalLong calls, OptionalLong batches) {
    public static Headroom unknown() {
        return new Headroom(OptionalLong.empty(), OptionalLong.empty());
    }

    public static Headroom ofCalls(long left) {
        return new Headroom(OptionalLong.of(left), OptionalLong.empty());
    }
}
