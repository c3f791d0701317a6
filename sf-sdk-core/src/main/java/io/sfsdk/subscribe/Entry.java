package io.sfsdk.subscribe;

import io.sfsdk.event.Event;
import io.sfsdk.event.EventContent;

/** An event in hand: where it stands in its group, and whether it is settled. */
final class Entry {
    private final Event event;
    private final int place;
    private final String transaction;
    private final boolean goesOn;
    private boolean isWithoutKey;
    private boolean isSettled;
    private boolean isLastOfGroup;

    /**
     * @param place among the events with the same replay id, from 0
     * @param transaction which it belongs to; empty if to none, or if that does not matter
     * @param goesOn whether it is of the same group as the one before
     */
    Entry(Event event, int place, String transaction, boolean goesOn) {
        this.event = event;
        this.place = place;
        this.transaction = transaction;
        this.goesOn = goesOn;
    }

    Event event() {
        return event;
    }

    int place() {
        return place;
    }

    String transaction() {
        return transaction;
    }

    boolean goesOn() {
        return goesOn;
    }

    boolean isUnreadable() {
        return event.content() instanceof EventContent.Unreadable;
    }

    /** Its key could not be told when it came. */
    void keepWithoutKey() {
        isWithoutKey = true;
    }

    boolean isWithoutKey() {
        return isWithoutKey;
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
