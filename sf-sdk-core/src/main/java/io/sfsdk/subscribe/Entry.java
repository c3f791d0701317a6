package io.sfsdk.subscribe;

import io.sfsdk.event.Event;
import io.sfsdk.event.EventContent;

/** An event in hand: where it stands in its group, and whether it is settled. */
final class Entry {
    private final Event event;
    private final int place;
    private boolean isSettled;
    private boolean isLastOfGroup;

    /** @param place among the events with the same replay id, from 0 */
    Entry(Event event, int place) {
        this.event = event;
        this.place = place;
    }

    Event event() {
        return event;
    }

    int place() {
        return place;
    }

    boolean isUnreadable() {
        return event.content() instanceof EventContent.Unreadable;
    }

    boolean isSettled() {
        return isSettled;
    }

    void settle() {
        isSettled = true;
    }

    /** Whether a position may move to it. */
    boolean isLastOfGroup() {
        return isLastOfGroup;
    }

    void endGroup() {
        isLastOfGroup = true;
    }
}
