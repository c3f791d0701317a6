package io.sfsdk.stream;

import io.sfsdk.record.RecordId;

/**
 * A PushTopic that is in the org as it was asked for.
 *
 * @param id of its record
 * @param change what that took
 */
public record StoredTopic(RecordId id, Change change) {
    /** What was done in the org. */
    public enum Change {
        CREATED,
        UPDATED,
        /** It was there already, the same in all that was asked for. */
        NONE
    }
}
