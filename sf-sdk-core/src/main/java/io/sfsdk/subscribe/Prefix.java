package io.sfsdk.subscribe;

import io.sfsdk.event.Event;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The events in hand in the order of the channel, whatever order they are settled in: up to where all are settled. Events with one
 * replay id are a group, which is whole when its last event came; that shows when another id comes, or none.
 */
final class Prefix {
    private final Deque<Entry> inHand = new ArrayDeque<>();
    private @Nullable Entry newest;
    private @Nullable Entry reached;
    private int beyondWhole;
    private int settled;

    Entry add(Event event) {
        Entry before = newest;
        boolean isSameGroup = before != null && before.event().replayId().equals(event.replayId());
        if (before != null && !isSameGroup) {
            before.endGroup();
        }
        Entry entry = new Entry(event, before != null && isSameGroup ? before.place() + 1 : 0);
        if (!event.mayShareReplayId()) {
            entry.endGroup();
        }
        inHand.add(entry);
        newest = entry;
        return entry;
    }

    /** Whether an event may follow that belongs to the last that came. */
    boolean isGroupOpen() {
        return newest != null && !newest.isLastOfGroup();
    }

    /** None follows. */
    void endGroup() {
        if (newest != null) {
            newest.endGroup();
        }
    }

    /** Passes over what is settled; where a position may move to now, null if there is no such news. */
    @Nullable
    Event advance() {
        Event whole = null;
        for (Entry next = inHand.peek(); next != null && next.isSettled(); next = inHand.peek()) {
            reached = inHand.remove();
            beyondWhole++;
            whole = next.isLastOfGroup() ? whole(next) : whole;
        }
        if (reached != null && reached.isLastOfGroup() && beyondWhole > 0) {
            whole = whole(reached);
        }
        return whole;
    }

    private Event whole(Entry last) {
        settled += beyondWhole;
        beyondWhole = 0;
        return last.event();
    }

    /** From the first that is not settled on, settled or not. */
    int size() {
        return inHand.size();
    }

    /** Events that whole groups had which were passed over since this was last {@link #restart}ed. */
    int settled() {
        return settled;
    }

    void restart() {
        settled = 0;
    }

    void clear() {
        inHand.clear();
        newest = null;
        reached = null;
        beyondWhole = 0;
    }
}
