package io.sfsdk.subscribe;

import io.sfsdk.event.ChangeEventHeader;
import io.sfsdk.event.Event;
import io.sfsdk.event.EventContent;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The events in hand in the order of the channel, whatever order they are settled in: up to where all are settled. Events with one
 * replay id are a group, and those of one transaction may be; it is whole when its last event came, which shows when another comes, or
 * none.
 */
final class Prefix {
    private final Deque<Entry> inHand = new ArrayDeque<>();
    private final boolean byTransaction;
    private @Nullable Entry newest;
    private @Nullable Entry reached;
    private int beyondWhole;
    private int settled;

    Prefix(boolean byTransaction) {
        this.byTransaction = byTransaction;
    }

    Entry add(Event event) {
        Entry before = newest;
        String transaction = transaction(event);
        boolean sharesId = before != null && before.event().replayId().equals(event.replayId());
        boolean goesOn = sharesId || goesOn(transaction);
        if (before != null && !goesOn) {
            before.endGroup();
        }
        Entry entry = new Entry(event, before != null && sharesId ? before.place() + 1 : 0, transaction, goesOn);
        if (!event.mayShareReplayId()) {
            entry.endGroup();
        }
        inHand.add(entry);
        newest = entry;
        return entry;
    }

    /** One that cannot be read is taken for a part of the transaction that it came in. */
    private String transaction(Event event) {
        if (!byTransaction) {
            return "";
        }
        return event.content() instanceof EventContent.Unreadable
                ? openTransaction()
                : event.content().head().map(ChangeEventHeader::transactionKey).orElse("");
    }

    private boolean goesOn(String transaction) {
        return !transaction.isEmpty() && transaction.equals(openTransaction());
    }

    private String openTransaction() {
        return newest == null || newest.isLastOfGroup() ? "" : newest.transaction();
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
