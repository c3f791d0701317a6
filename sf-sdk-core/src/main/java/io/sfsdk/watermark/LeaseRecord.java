package io.sfsdk.watermark;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lease as it is stored, one line: {@code lease-1 1767268800000 2026-01-01T12:05:00Z host-a}.
 *
 * @param fence of the holder, or of the last one
 * @param until when it ends, or null if it was given back
 * @param holder or the last one; may have spaces in it
 */
record LeaseRecord(long fence, @Nullable Instant until, String holder) {
    private static final String FORMAT = "lease-1";
    private static final String FREE = "free";

    boolean isHeldAt(Instant moment) {
        return until != null && moment.isBefore(until);
    }

    LeaseRecord until(@Nullable Instant end) {
        return new LeaseRecord(fence, end, holder);
    }

    Watermark text() {
        return new Watermark(FORMAT + " " + fence + " " + (until == null ? FREE : until) + " " + holder);
    }

    static LeaseRecord parse(WatermarkKey key, Watermark stored) {
        String[] parts = stored.value().split(" ", 4);
        try {
            if (parts.length < 4 || !parts[0].equals(FORMAT)) {
                throw new IllegalArgumentException("not in the format " + FORMAT);
            }
            Instant until = parts[2].equals(FREE) ? null : Instant.parse(parts[2]);
            return new LeaseRecord(Long.parseLong(parts[1]), until, parts[3]);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new WatermarkStoreException(
                    "what is stored under " + key + " is no lease: \"" + stored.value()
                            + "\". When no worker runs, remove it; positions are not touched by that",
                    e);
        }
    }
}
