package io.sfsdk.batch;

import io.sfsdk.record.SObject;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Where a journal is kept, and how it is taken up again: with the part of the input that it speaks of. */
record JournalSource(WatermarkStore store, WatermarkKey key) {
    /**
     * Reads the journal and that part of the input.
     *
     * @param input from its beginning; stands behind that part on return
     * @param fresh names the run if there is no journal yet
     * @throws IllegalStateException if the input is not the one it was begun with
     */
    Journal open(Iterator<? extends SObject> input, UUID fresh, Instant now, BatchSettings settings) {
        Watermark stored = store.load(key).orElse(null);
        JournalFile file = new JournalFile(this, settings.isOn(Countermeasure.ONE_PROCESS), stored);
        if (stored == null) {
            JournalState none = new JournalState(fresh, now, 0, new TreeMap<>(), "-", "-", List.of());
            return new Journal(file, none, new TreeMap<>(), new Tail());
        }
        JournalState state = parse(stored);
        Tail tail = new Tail();
        SortedMap<Long, SObject> records = replay(state, input, tail);
        if (settings.isOn(Countermeasure.SAME_INPUT)) {
            check(state, records, tail);
        }
        return new Journal(file, state, records, tail);
    }

    private JournalState parse(Watermark stored) {
        try {
            return JournalState.parse(stored.value());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the journal " + key + " cannot be read: " + e.getMessage(), e);
        }
    }

    private SortedMap<Long, SObject> replay(JournalState state, Iterator<? extends SObject> input, Tail tail) {
        SortedMap<Long, SObject> records = new TreeMap<>();
        for (long place = 0; place < state.pulled(); place++) {
            if (!input.hasNext()) {
                throw otherInput("it has " + place + " records, of which the journal took " + state.pulled());
            }
            SObject record = input.next();
            tail.add(record);
            if (state.open().containsKey(place)) {
                records.put(place, record);
            }
        }
        return records;
    }

    private void check(JournalState state, SortedMap<Long, SObject> records, Tail tail) {
        if (!tail.fingerprint().equals(state.last())) {
            throw otherInput("its records " + Math.max(0, state.pulled() - Tail.LENGTH) + " to " + (state.pulled() - 1)
                    + " differ");
        }
        if (!Fingerprint.of(records.values()).equals(state.unsettled())) {
            throw otherInput("the records that are to be sent, from " + records.firstKey() + " to " + records.lastKey()
                    + ", differ");
        }
    }

    private IllegalStateException otherInput(String why) {
        return new IllegalStateException("the input is not the one that the journal " + key + " was begun with: " + why
                + ". Nothing was sent. Give the same records in the same order, or another input a journal of"
                + " its own name");
    }
}
