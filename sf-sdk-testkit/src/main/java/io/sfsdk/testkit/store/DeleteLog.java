package io.sfsdk.testkit.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Deletions of one object, as getDeleted tells them. Guarded by the store's lock. */
final class DeleteLog {
    private final List<Entry> entries = new ArrayList<>();
    private Instant earliest;

    /**
     * One deletion.
     *
     * @param cause the id of the record whose deletion took this one along; its own id if none did
     */
    record Entry(String id, Instant deletedDate, String cause) {}

    DeleteLog(Instant founded) {
        this.earliest = founded;
    }

    Instant earliestDateAvailable() {
        return earliest;
    }

    void add(Entry entry) {
        entries.add(entry);
    }

    /** An undeleted record is no longer told. */
    void forget(String id) {
        entries.removeIf(entry -> entry.id().equals(id));
    }

    void purge(Instant before) {
        entries.removeIf(entry -> entry.deletedDate().isBefore(before));
        earliest = before.isAfter(earliest) ? before : earliest;
    }

    List<Entry> between(Instant from, Instant until) {
        return entries.stream()
                .filter(entry -> !entry.deletedDate().isBefore(from)
                        && entry.deletedDate().isBefore(until))
                .sorted(Comparator.comparing(Entry::deletedDate))
                .toList();
    }

    /** Ids of records that were deleted along with this one. */
    List<String> takenAlongBy(String cause) {
        return entries.stream()
                .filter(entry -> entry.cause().equals(cause) && !entry.id().equals(cause))
                .map(Entry::id)
                .toList();
    }
}
