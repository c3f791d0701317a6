package io.sfsdk.subscribe;

import io.sfsdk.event.ReplayId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a channel's stream that the org does not give any more.
 *
 * @param channel whose
 * @param reason why the position could not be gone on from
 * @param lost behind which event it begins; null if none was handled yet
 * @param from when that event was published; null if none was handled yet
 * @param until from when on events are read again, by the org's clock
 */
public record ReplayGap(
        String channel,
        Reason reason,
        @Nullable ReplayId lost,
        @Nullable Instant from,
        Instant until) {

    /** Why a position cannot be gone on from. */
    public enum Reason {
        /** The org keeps the event no more, or never had it. */
        EXPIRED,

        /** The position is of another org, or was taken over another protocol. */
        FOREIGN
    }

    public Optional<ReplayId> lastHandled() {
        return Optional.ofNullable(lost);
    }

    /** When the gap begins; empty if it begins before all that this subscription ever handled. */
    public Optional<Instant> begin() {
        return Optional.ofNullable(from);
    }

    /** One line for people. */
    public String describe() {
        return channel + ": what was published " + (from == null ? "" : "after " + from + " and ") + "before " + until
                + " (position " + (lost == null ? "none" : lost) + " " + reason + ")";
    }
}
