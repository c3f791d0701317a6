package io.sfsdk.rest;

import io.sfsdk.record.RecordId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an upsert of one record did.
 *
 * @param id null where the org does not tell it: an update in API versions before 46
 * @param created whether the record is new; after a repeated call it may be false for one that the first attempt created
 */
public record Upserted(@Nullable RecordId id, boolean created) {
    /** The record's id, where the org tells it. */
    public Optional<RecordId> recordId() {
        return Optional.ofNullable(id);
    }
}
