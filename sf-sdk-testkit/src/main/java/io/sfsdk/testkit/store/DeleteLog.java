package io.sfsdk.testkit.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Deletions of one object, as getDeleted tells them. Guarded by the store's lock. */
final class DeleteLog {
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, List<String>> takenAlong = new HashMap<>();
    private Instant earliest;

    /**
     * One deletion.
     *
     * @param cause the id of the record whose deletion took this one along; its own id if none did
     */
    record Entry(String id, Instant deletedDate, String cause) {
        boolean isTakenAlong() {
            return !cause.equals(id);
        }
    }

    DeleteLog(Instant founded) {
        this.earliest = founded;
    }

    Instant earliestDateAvailable() {
        return earliest;
    }

    void add(Entry entry) {
        forget(entry.id());
        entries.put(entry.id(), entry);
        if (entry.isTakenAlong()) {
            takenAlong
                    .computeIfAbsent(entry.cause(), cause -> new ArrayList<>())
                    .add(entry.id());
        }
    }

    /** An undeleted record is no longer told. */
    void forget(String id) {
        Entry entry = entries.remove(id);
        List<String> siblings = entry == null ? null : takenAlong.get(entry.cause());
        if (siblings != null) {
            siblings.remove(id);
        }
    }

    /** Undelete still finds what was taken along. */
    void purge(Instant before) {
        entries.values().removeIf(entry -> entry.deletedDate().isBefore(before));
        earliest = before.isAfter(earliest) ? before : earliest;
    }

    List<Entry> between(Instant from, Instant until) {
        return entries.values().stream()
                .filter(entry -> !entry.deletedDate().isBefore(from)
                        && entry.deletedDate().isBefore(until))
                .sorted(Comparator.comparing(Entry::deletedDate))
                .toList();
    }

    /** Ids of records that were deleted along with this one. */
    List<String> takenAlongBy(String cause) {
        return List.copyOf(takenAlong.getOrDefault(cause, List.of()));
    }
}
