package io.sfsdk.sync;

import io.sfsdk.read.DeletedIds;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The deletions this run's main track delivered, so that the log's need not be looked up. Bounded: the oldest are forgotten. */
final class RecentDeletions {
    private final Map<String, Instant> stamps;

    RecentDeletions(int capacity) {
        this.stamps = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                return size() > capacity;
            }
        };
    }

    void remember(RecordChange change) {
        if (change instanceof RecordChange.Deleted) {
            stamps.put(change.id().value(), change.stamp());
        }
    }

    /** Whether the main track delivered a deletion of this record that is not older. */
    boolean covers(DeletedIds.Deleted deletion) {
        Instant stamp = stamps.get(deletion.id().value());
        return stamp != null && !stamp.isBefore(deletion.at());
    }
}
