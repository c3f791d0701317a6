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

/** How far a run has come, and how much of that is stored. Guarded by whoever calls it. */
final class Progress {
    private final WatermarkStore store;
    private final WatermarkKey key;
    private final int storeEvery;
    private final Prefix prefix;
    private String origin = "";
    private @Nullable Watermark known;
    private @Nullable StoredReplay position;
    private @Nullable StoredReplay whole;
    private boolean isStuck;

    /** @param byTransaction whether a position never moves into a transaction */
    Progress(WatermarkStore store, WatermarkKey key, int storeEvery, boolean byTransaction) {
        this.prefix = new Prefix(byTransaction);
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

    String origin() {
        return origin;
    }

    /** What is stored; null if nothing is. */
    @Nullable
    StoredReplay position() {
        return position;
    }

    /** An event came: if it is of another group than the last, that one's is whole, which shows when this is {@linkplain #advance() asked}. */
    Entry arrived(Event event) {
        return prefix.add(event);
    }

    /** Events that arrived and are not passed over yet. */
    int inHand() {
        return prefix.size();
    }

    /** Whether an event may follow that belongs to the last that came. */
    boolean isGroupOpen() {
        return prefix.isGroupOpen();
    }

    void groupIsWhole() throws RunEnd {
        prefix.endGroup();
        advance();
    }

    /** Passes over what is settled, and stores that when it is due. */
    void advance() throws RunEnd {
        pass();
        if (prefix.settled() >= storeEvery) {
            store();
        }
    }

    /** Passes over what is settled, for whoever stores it later. */
    void pass() {
        Event last = prefix.advance();
        if (last != null) {
            whole = StoredReplay.after(origin, last);
        }
    }

    /**
     * A connection that was opened then has brought nothing for long. A beginning behind which no event came is too old one day, so it
     * moves up to there.
     */
    void quietSince(Instant openedAt) throws RunEnd {
        StoredReplay next = StoredReplay.since(origin, openedAt);
        StoredReplay last = position;
        if (last != null
                && last.kind() == StoredReplay.Kind.SINCE
                && last.at().isBefore(next.at())
                && whole == null
                && inHand() == 0) {
            move(next);
        }
    }

    /**
     * The stream has come to this place with all before it handled, and stored is that at once: a quiet channel's last event may soon
     * be too old to go on from. When it was there is known by no clock that counts, so the last event's time stays, or the
     * beginning's. While an event is still being handled the place is of no use; a quiet stream will tell it again.
     */
    void quietAt(ReplayId place, Instant openedAt) throws RunEnd {
        if (inHand() > 0) {
            return;
        }
        StoredReplay last = whole == null ? position : whole;
        whole = new StoredReplay(origin, StoredReplay.Kind.AFTER, last == null ? openedAt : last.at(), place);
        store();
    }

    /** What is read next begins at the stored position again. */
    void reopen() throws RunEnd {
        store();
        prefix.clear();
    }

    /** Stores how far whole groups were handled. */
    void store() throws RunEnd {
        if (whole != null) {
            move(whole);
            whole = null;
            prefix.restart();
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
