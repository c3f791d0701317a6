package io.sfsdk.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a connection gave when it was asked.
 *
 * @param events in the order of the channel; may be empty
 * @param isAlive whether the server said anything since it was last asked, be it only that there is nothing
 * @param checkpoint where the channel's stream stands once these events and all before them are handled, as the server says; null if
 *     it does not. On a quiet channel it moves on while the last event's own id grows too old to go on from
 */
public record EventPage(
        List<Event> events, boolean isAlive, @Nullable ReplayId checkpoint) {
    public EventPage {
        events = List.copyOf(events);
    }

    /** Without a word on where the stream stands. */
    public EventPage(List<Event> events, boolean isAlive) {
        this(events, isAlive, null);
    }

    /** Events that came. */
    public static EventPage of(List<Event> events) {
        return new EventPage(events, true);
    }

    /** The server said that there is nothing. */
    public static EventPage nothing() {
        return new EventPage(List.of(), true);
    }

    /** The server said that there is nothing, and where its stream stands. */
    public static EventPage nothing(ReplayId checkpoint) {
        return new EventPage(List.of(), true, checkpoint);
    }

    /** The server said nothing at all. */
    public static EventPage silence() {
        return new EventPage(List.of(), false);
    }
}
