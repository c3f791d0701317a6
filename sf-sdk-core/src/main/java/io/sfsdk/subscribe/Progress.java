package io.sfsdk.subscribe;

import io.sfsdk.event.Event;
import io.sfsdk.event.ReplayId;
import io.sfsdk.watermark.LeaseLostException;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has come, and how much of that is stored. Events with one replay id are a group: the position moves to it when its
 * last event is handled, which shows when another id comes, or none.
 */
final class Progress {
    private final WatermarkStore store;
    private final WatermarkKey key;
    private final int storeEvery;
    private String origin = "";
    private @Nullable Watermark known;
    private @Nullable StoredReplay position;
    private @Nullable Event handled;
    private @Nullable StoredReplay whole;
    private int unstored;
    private int inGroup;
    private boolean isStuck;

    Progress(WatermarkStore store, WatermarkKey key, int storeEvery) {
        this.store = store;
        this.key = key;
        this.storeEvery = storeEvery;
    }

    void load() throws RunEnd {
        try {
            known = store.load(key).orElse(null);
            position = known == null ? null : StoredReplay.parse(known);
        } catch (RuntimeException e) {
            throw RunEnd.broken("the position " + key + " could not be read", e);
        }
    }

    /** Where the positions that follow belong. */
    void belongTo(String where) {
        origin = where;
    }

    /** What is stored; null if nothing is. */
    @Nullable
    StoredReplay position() {
        return position;
    }

    /** An event is about to be handled: with another replay id than the last, that one's group is whole. */
    void arriving(Event next) throws RunEnd {
        ReplayId id = next.replayId();
        boolean isSameGroup = handled != null && handled.replayId().equals(id);
        inGroup = isSameGroup ? inGroup + 1 : 0;
        if (!isSameGroup) {
            groupIsWhole();
        }
    }

    /** The place of the event in hand among those with its replay id, from 0. */
    int placeInGroup() {
        return inGroup;
    }

    void handled(Event event) throws RunEnd {
        handled = event;
        unstored++;
        if (!event.mayShareReplayId()) {
            groupIsWhole();
        }
    }

    /** Whether an event may follow that belongs to what was handled last. */
    boolean isGroupOpen() {
        return handled != null;
    }

    void groupIsWhole() throws RunEnd {
        if (handled != null) {
            whole = StoredReplay.after(origin, handled);
            handled = null;
            if (unstored >= storeEvery) {
                store();
            }
        }
    }

    /**
     * The stream has come to this place with all before it handled, and stored is that at once: a quiet channel's last event may soon
     * be too old to go on from. When it was there is known by no clock that counts, so the last event's time stays, or the
     * beginning's.
     */
    void quietAt(ReplayId place, Instant openedAt) throws RunEnd {
        groupIsWhole();
        StoredReplay last = whole == null ? position : whole;
        whole = new StoredReplay(origin, StoredReplay.Kind.AFTER, last == null ? openedAt : last.at(), place);
        store();
    }

    /** What is read next begins at the stored position again. */
    void reopen() throws RunEnd {
        store();
        handled = null;
        inGroup = 0;
    }

    /** Stores how far whole groups were handled. */
    void store() throws RunEnd {
        if (whole != null) {
            move(whole);
            whole = null;
            unstored = 0;
        }
    }

    /** Stores what was handled before a run ended, unless it ended because that is not possible. */
    RunEnd storedAtTheEnd(RunEnd end) {
        if (!isStuck) {
            try {
                store();
            } catch (RunEnd e) {
                e.addSuppressed(end);
                return e;
            }
        }
        return end;
    }

    /** Puts a position in the stored one's place that no event led to. */
    void move(StoredReplay next) throws RunEnd {
        Watermark text = next.watermark();
        isStuck = true;
        if (!Objects.equals(text, known) && !advance(text)) {
            throw RunEnd.broken(
                    "another worker moved " + key + " meanwhile, and only one may; let several instances share a lease"
                            + " (io.sfsdk.watermark.Leases)",
                    null);
        }
        isStuck = false;
        known = text;
        position = next;
    }

    private boolean advance(Watermark next) throws RunEnd {
        try {
            return store.advance(key, known, next);
        } catch (LeaseLostException e) {
            throw RunEnd.broken(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            throw RunEnd.broken("the watermark store failed on " + key + ", and whether it moved is unknown", e);
        }
    }
}
