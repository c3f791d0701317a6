package io.sfsdk.reconcile;

import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.sync.DeletionSource;
import io.sfsdk.sync.RecordChange;
import java.time.Instant;

/**
 * A record as the org shows it.
 *
 * @param row with all fields or only those that tell the version, as was asked
 */
record Listed(RecordId id, Instant stamp, boolean isDeleted, SObject row) {
    RecordChange change() {
        return isDeleted
                ? new RecordChange.Deleted(row, id, stamp, DeletionSource.QUERY)
                : new RecordChange.Upserted(row, id, stamp);
    }
}
