package io.sfsdk.copy;

import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a change event told of one record.
 *
 * @param kind how much of the record it tells
 * @param id whose
 * @param fields by the names that queries use, {@code BillingCity}; null where cleared. Those that are absent are untouched by a part,
 *     and empty in a whole record
 * @param commit when the change was committed, by the org's clock
 * @param modified the record's {@code LastModifiedDate} by this change; null if the event did not tell
 */
public record RecordPatch(
        Kind kind,
        RecordId id,
        SObject fields,
        Instant commit,
        @Nullable Instant modified) {

    /** How much of a record an event tells. */
    public enum Kind {
        /** All of it: it was created, or taken out of the recycle bin. */
        WHOLE,
        /** What was changed. */
        PART,
        /** That it is deleted. */
        GONE
    }

    /** What became of a patch. */
    public enum Outcome {
        /** It is in the copy. */
        APPLIED,
        /** The copy holds what came later. */
        OLDER,
        /** A part of a record that the copy does not hold, or holds as deleted: read it whole. */
        UNKNOWN
    }
}
