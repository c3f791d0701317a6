package io.sfsdk.sync;

import io.sfsdk.read.DeletedIds;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordSource;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks a logged deletion's record up before it is handed on: it may live again, and then a tombstone would overwrite a newer
 * version; or it may still be in the recycle bin, and then the main track tells it.
 *
 * @param isOn false in tests only
 */
record TombstoneProof(
        RecordSource source, ChangeQuery query, Selection selection, RecentDeletions recent, boolean isOn) {

    /** The tombstones due, the others counted. */
    List<RecordChange> due(List<DeletedIds.Deleted> told, DeletesTally tally) {
        List<DeletedIds.Deleted> open =
                told.stream().filter(deletion -> !recent.covers(deletion)).toList();
        Map<RecordId, RecordChange> found = isOn && !open.isEmpty() ? lookUp(open, tally) : Map.of();
        List<RecordChange> due = new ArrayList<>();
        long restored = 0;
        for (DeletedIds.Deleted deletion : open) {
            RecordChange row = found.get(deletion.id());
            if (row instanceof RecordChange.Upserted) {
                restored++;
            } else if (row == null || !isTold(row, deletion)) {
                due.add(tombstone(deletion, row));
            }
        }
        tally.restored += restored;
        tally.known += told.size() - due.size() - restored;
        return due;
    }

    private Map<RecordId, RecordChange> lookUp(List<DeletedIds.Deleted> deletions, DeletesTally tally) {
        Map<RecordId, RecordChange> found = new HashMap<>();
        List<RecordId> ids = deletions.stream().map(DeletedIds.Deleted::id).toList();
        tally.own.calls++;
        try (RecordCursor pages = source.open(query.byIds(ids))) {
            pages.stream().map(query::change).forEach(change -> found.put(change.id(), change));
        }
        return found;
    }

    /** Whether the main track tells it: its stamp moved with the deletion, and it is not left out by a condition. */
    private boolean isTold(RecordChange row, DeletedIds.Deleted deletion) {
        boolean isAsked = selection.condition() == null || selection.condition().equals(Selection.DELETED_ONLY);
        return isAsked && !row.stamp().isBefore(deletion.at());
    }

    private RecordChange tombstone(DeletedIds.Deleted deletion, @Nullable RecordChange row) {
        SObject bare = SObject.of(selection.sobject())
                .with("Id", deletion.id().value())
                .with("IsDeleted", true);
        Instant stamp = row != null && row.stamp().isAfter(deletion.at()) ? row.stamp() : deletion.at();
        return new RecordChange.Deleted(
                row == null ? bare : row.record(), deletion.id(), stamp, DeletionSource.DELETE_LOG);
    }
}
