package io.sfsdk.subscribe;

import io.sfsdk.event.Event;
import io.sfsdk.event.ReplayId;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.watermark.Watermark;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored position with where it belongs, as one line of text: {@code events-1 cometd:00D… after 2026-01-01T00:00:00Z 4711}.
 *
 * @param origin where its replay id means something
 * @param at when the last handled event was published; for {@code since}, when the subscription began
 * @param id the last handled event; null if none was
 * @param kind what to do with it
 */
record StoredReplay(
        String origin, Kind kind, Instant at, @Nullable ReplayId id) {
    private static final String FORMAT = "events-1";

    /** By how much the org's clocks may disagree. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    enum Kind {
        /** Go on behind the event. */
        AFTER,
        /** Nothing was handled yet: all that was published since the subscription began. */
        SINCE,
        /** A gap before what the org keeps is filled. */
        EARLIEST
    }

    static StoredReplay after(String origin, Event event) {
        return new StoredReplay(origin, Kind.AFTER, event.published().orElse(event.receivedAt()), event.replayId());
    }

    /**
     * Where nothing was handled yet.
     *
     * @param openedAt when the connection was opened with which that begins, by the org's clock
     */
    static StoredReplay since(String origin, Instant openedAt) {
        return new StoredReplay(origin, Kind.SINCE, openedAt.minus(SKEW), null);
    }

    static StoredReplay earliest(String origin, Instant at) {
        return new StoredReplay(origin, Kind.EARLIEST, at, null);
    }

    ReplayPosition replay() {
        return id == null ? ReplayPosition.earliest() : ReplayPosition.after(id);
    }

    Watermark watermark() {
        String start = FORMAT + " " + origin + " " + kind + " " + at;
        return new Watermark(id == null ? start : start + " " + id);
    }

    static StoredReplay parse(Watermark stored) {
        String[] words = stored.value().split(" ", -1);
        boolean isKnown = words.length >= 4 && words[0].equals(FORMAT);
        try {
            if (isKnown && words.length == 4 && !words[2].equals(Kind.AFTER.name())) {
                return new StoredReplay(words[1], Kind.valueOf(words[2]), Instant.parse(words[3]), null);
            }
            if (isKnown && words.length == 5 && words[2].equals(Kind.AFTER.name())) {
                return new StoredReplay(words[1], Kind.AFTER, Instant.parse(words[3]), new ReplayId(words[4]));
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            throw unreadable(e);
        }
        throw unreadable(null);
    }

    private static IllegalStateException unreadable(@Nullable Exception cause) {
        return new IllegalStateException(
                "what is stored is no position of a subscription; another job uses the same key, or it was changed by"
                        + " hand. Remove it to begin anew",
                cause);
    }
}
