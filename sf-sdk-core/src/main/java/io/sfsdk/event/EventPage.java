package io.sfsdk.event;

import java.util.List;

/**
 * What a connection gave when it was asked.
 *
 * @param events in the order of the channel; may be empty
 * @param isAlive whether the server said anything since it was last asked, be it only that there is nothing
 */
public record EventPage(List<Event> events, boolean isAlive) {
    public EventPage {
        events = List.copyOf(events);
    }

    /** Events that came. */
    public static EventPage of(List<Event> events) {
        return new EventPage(events, true);
    }

    /** The server said that there is nothing. */
    public static EventPage nothing() {
        return new EventPage(List.of(), true);
    }

    /** The server said nothing at all. */
    public static EventPage silence() {
        return new EventPage(List.of(), false);
    }
}
