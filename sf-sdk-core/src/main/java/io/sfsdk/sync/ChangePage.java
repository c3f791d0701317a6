package io.sfsdk.sync;

import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import java.util.List;

/**
 * Changes handed to the host together.
 *
 * @param sobject the records' type
 * @param window the run's
 * @param changes at least one, in ascending order of stamp and id; late ones found by the audit come before the window, and what the
 *     delete log tells comes in pages of its own
 */
public record ChangePage(String sobject, SyncWindow window, List<RecordChange> changes) {
    public ChangePage {
        changes = List.copyOf(changes);
    }

    /** The records that exist, without those that were deleted. */
    public List<SObject> records() {
        return changes.stream()
                .filter(RecordChange.Upserted.class::isInstance)
                .map(RecordChange::record)
                .toList();
    }

    /** The ids of records that were deleted. */
    public List<RecordId> deletedIds() {
        return changes.stream()
                .filter(RecordChange.Deleted.class::isInstance)
                .map(RecordChange::id)
                .toList();
    }
}
