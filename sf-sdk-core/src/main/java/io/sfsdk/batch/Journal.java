package io.sfsdk.batch;

import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.record.SObject;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how far a run has come, so that another process can go on. It moves twice for each chunk: before its call, to say
 * that its records may be in the org, and once its outcome and its letters are durable. Used by the thread of the job.
 */
final class Journal {
    private static final int LAST = 8;

    private static final Fate LEFT_OPEN = new Fate.Dead(
            DeadLetterReason.IN_DOUBT,
            List.of(ApiError.of(
                    ErrorCode.NO_ANSWER,
                    "an earlier run of this job ended while the record was on its way to the org")),
            null);

    private final WatermarkStore store;
    private final WatermarkKey key;
    private final UUID run;
    private final Instant begun;
    private final Deque<SObject> last = new ArrayDeque<>();
    private final SortedMap<Long, Open> open = new TreeMap<>();
    private @Nullable Watermark stored;
    private long skipped;

    private Journal(WatermarkStore store, WatermarkKey key, @Nullable Watermark stored, UUID run, Instant begun) {
        this.store = store;
        this.key = key;
        this.stored = stored;
        this.run = run;
        this.begun = begun;
    }

    /** A record without an end. */
    private record Open(SObject record, boolean mayBeThere) {}

    /**
     * Reads the journal and the part of the input that it speaks of.
     *
     * @param input from its beginning; stands behind that part on return
     * @param fresh names the run if there is no journal yet
     * @throws IllegalStateException if the input is not the one it was begun with
     */
    static Journal open(
            WatermarkStore store,
            WatermarkKey key,
            Iterator<? extends SObject> input,
            UUID fresh,
            Instant now,
            boolean isChecked) {
        Watermark stored = store.load(key).orElse(null);
        if (stored == null) {
            return new Journal(store, key, null, fresh, now);
        }
        JournalState state;
        try {
            state = JournalState.parse(stored.value());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the journal " + key + " cannot be read: " + e.getMessage(), e);
        }
        Journal journal = new Journal(store, key, stored, state.run(), state.begun());
        journal.replay(state, input, isChecked);
        return journal;
    }

    private void replay(JournalState state, Iterator<? extends SObject> input, boolean isChecked) {
        for (long place = 0; place < state.pulled(); place++) {
            if (!input.hasNext()) {
                throw otherInput("it has " + place + " records, of which the journal took " + state.pulled());
            }
            SObject record = input.next();
            remember(record);
            Boolean mark = state.open().get(place);
            if (mark != null) {
                open.put(place, new Open(record, mark));
            }
        }
        if (isChecked && !Fingerprint.of(last).equals(state.last())) {
            throw otherInput(
                    "its records " + Math.max(0, state.pulled() - LAST) + " to " + (state.pulled() - 1) + " differ");
        }
        if (isChecked && !Fingerprint.of(records()).equals(state.unsettled())) {
            throw otherInput(
                    "the records that are to be sent, from " + open.firstKey() + " to " + open.lastKey() + ", differ");
        }
        skipped = state.pulled() - open.size();
    }

    private IllegalStateException otherInput(String why) {
        return new IllegalStateException(
                "the input is not the one that the journal " + key + " was begun with: " + why
                        + ". Nothing was sent. Give the same records in the same order, or another input a journal of its own name");
    }

    UUID run() {
        return run;
    }

    Instant begun() {
        return begun;
    }

    /** Records that earlier runs have settled. */
    long skipped() {
        return skipped;
    }

    /** The place in the input at which this run goes on pulling. */
    long position() {
        return skipped + open.size();
    }

    /** What earlier runs took and did not settle. What may be there and must not be sent twice has its fate: a doubt. */
    List<Item> resumed(boolean repeatable) {
        List<Item> items = new ArrayList<>();
        open.forEach((place, left) -> {
            Item item = new Item(place, left.record());
            if (left.mayBeThere() && !repeatable) {
                item.become(LEFT_OPEN);
            }
            items.add(item);
        });
        return items;
    }

    /** The input, watched. */
    Iterator<SObject> watch(Iterator<? extends SObject> input) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return input.hasNext();
            }

            @Override
            public SObject next() {
                SObject record = input.next();
                if (record != null) {
                    remember(record);
                }
                return record;
            }
        };
    }

    /** Notes that a chunk is about to be sent. */
    void intend(List<Item> chunk, Feed feed) {
        chunk.forEach(item -> open.put(item.index(), new Open(item.record(), true)));
        move(feed);
    }

    /** Notes how a chunk ended. */
    void settle(List<Item> items, boolean lettersAreKept, Feed feed) {
        for (Item item : items) {
            if (item.isUnprocessed()) {
                open.put(item.index(), new Open(item.record(), false));
            } else if (item.isDead() && !lettersAreKept) {
                open.put(item.index(), new Open(item.record(), item.isInDoubt()));
            } else {
                open.remove(item.index());
            }
        }
        move(feed);
    }

    private void move(Feed feed) {
        feed.rest().forEach(item -> open.put(item.index(), new Open(item.record(), item.isInDoubt())));
        SortedMap<Long, Boolean> places = new TreeMap<>();
        open.forEach((place, left) -> places.put(place, left.mayBeThere()));
        JournalState state =
                new JournalState(run, begun, feed.position(), places, Fingerprint.of(last), Fingerprint.of(records()));
        Watermark next = new Watermark(state.toText());
        if (!next.equals(stored)) {
            if (!store.advance(key, stored, next)) {
                throw new IllegalStateException(
                        "another run has moved the journal " + key + "; let one process at a time work on one input");
            }
            stored = next;
        }
    }

    private List<SObject> records() {
        return open.values().stream().map(Open::record).toList();
    }

    private void remember(SObject record) {
        last.addLast(record);
        if (last.size() > LAST) {
            last.removeFirst();
        }
    }
}
