package io.sfsdk.sync;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Remembers which versions were delivered lately, so that the audit can tell a late one from a known one. Holds a bounded number;
 * what it forgets is delivered again, never lost. For one thread.
 */
final class Ledger {
    /** What is known of a version behind the position. */
    enum Verdict {
        /** Delivered, with this content. */
        DELIVERED,
        /** Delivered with other content, as when a formula's value changed: the stamp did not move. */
        RESTATED,
        /** Perhaps delivered: there was no room to remember it. */
        FORGOTTEN,
        /** Never delivered: it became visible after the reader had passed. */
        LATE
    }

    private final int capacity;
    private final ContentHash hash = new ContentHash();
    private final TreeMap<Instant, Map<Long, Long>> contents = new TreeMap<>();
    private int size;
    private boolean isChanged = true;
    private Instant floor;
    private Instant forgottenBefore = Instant.EPOCH;

    /** @param floor versions stamped before it are none of this ledger's business */
    Ledger(Instant floor, int capacity) {
        this.floor = floor;
        this.capacity = capacity;
    }

    Instant floor() {
        return floor;
    }

    Instant forgottenBefore() {
        return forgottenBefore;
    }

    /** Per stamp, the hash of each id and of its content. */
    SortedMap<Instant, Map<Long, Long>> contents() {
        return contents;
    }

    /** Whether it differs from what was last saved. */
    boolean isChanged() {
        return isChanged;
    }

    void saved() {
        isChanged = false;
    }

    /** Of a version that the position covers; one stamped before the floor was delivered by what moved the position past it. */
    Verdict verdict(RecordChange change) {
        Long known = contents.getOrDefault(change.stamp(), Map.of()).get(idHash(change));
        if (known != null) {
            return known == hash.of(change.record()) ? Verdict.DELIVERED : Verdict.RESTATED;
        }
        if (change.stamp().isBefore(floor)) {
            return Verdict.DELIVERED;
        }
        return change.stamp().isBefore(forgottenBefore) ? Verdict.FORGOTTEN : Verdict.LATE;
    }

    void remember(RecordChange change) {
        if (!change.stamp().isBefore(floor)) {
            put(change.stamp(), idHash(change), hash.of(change.record()));
        }
    }

    void put(Instant stamp, long id, long content) {
        Long before = contents.computeIfAbsent(stamp, s -> new HashMap<>()).put(id, content);
        size += before == null ? 1 : 0;
        isChanged = true;
        while (size > capacity) {
            forgetOldest();
        }
    }

    /** Lets go of everything stamped before the floor, which only rises. */
    void raise(Instant next) {
        if (next.isAfter(floor)) {
            floor = next;
            isChanged = true;
            while (!contents.isEmpty() && contents.firstKey().isBefore(floor)) {
                drop();
            }
        }
    }

    /** All versions stamped before this moment may be forgotten ones. */
    void forgetBefore(Instant moment) {
        forgottenBefore = moment.isAfter(forgottenBefore) ? moment : forgottenBefore;
    }

    private void forgetOldest() {
        forgetBefore(contents.firstKey().plusMillis(1));
        drop();
    }

    private void drop() {
        size -= contents.pollFirstEntry().getValue().size();
    }

    private long idHash(RecordChange change) {
        return hash.of(change.id().value());
    }
}
