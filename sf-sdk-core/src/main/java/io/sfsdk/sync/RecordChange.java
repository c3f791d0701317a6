package io.sfsdk.sync;

import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import java.time.Instant;
import java.util.Optional;

/**
 * One version of one record. Of two changes of a record the one with the later {@link #stamp()} is the newer; a version may come
 * more than once, so write by id and refuse an older stamp.
 */
public sealed interface RecordChange {
    /**
     * The selected fields, and those the sync adds: {@code Id}, {@code SystemModstamp}, {@code IsDeleted} and, of accounts, contacts
     * and leads, {@code MasterRecordId}.
     */
    SObject record();

    RecordId id();

    /** When the version was written, in the org's time and whole seconds. */
    Instant stamp();

    /** The record was created, changed or taken out of the recycle bin. */
    record Upserted(SObject record, RecordId id, Instant stamp) implements RecordChange {}

    /**
     * The record was deleted; {@link #mergedInto()} names the winner if it lost a merge.
     *
     * @param record of a record that is no longer in the recycle bin only {@code Id} and {@code IsDeleted}
     * @param stamp when it was deleted
     * @param source who told
     */
    record Deleted(SObject record, RecordId id, Instant stamp, DeletionSource source) implements RecordChange {
        /** The record this one was merged into; empty if it lost no merge, or only the delete log or a comparison told. */
        public Optional<RecordId> mergedInto() {
            return record.names().stream()
                    .filter("MasterRecordId"::equalsIgnoreCase)
                    .findFirst()
                    .flatMap(record::id);
        }
    }
}
