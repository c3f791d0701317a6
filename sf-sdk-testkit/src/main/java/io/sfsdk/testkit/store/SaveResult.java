package io.sfsdk.testkit.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one record of a write.
 *
 * @param id 18 characters; null if the record was refused
 * @param created whether an insert or upsert made a new record
 * @param errors not empty if not {@code success}; if it is, empty but for a platform event, whose only one is {@code
 *     OPERATION_ENQUEUED} with the event's UUID as its message
 * @param candidateIds records that an upsert's external id matched when it matched several ({@code DUPLICATE_EXTERNAL_ID}),
 *     or that a duplicate rule found ({@code DUPLICATES_DETECTED}); else empty
 * @param duplicateRule the duplicate rule that refused the record; null unless one did
 */
public record SaveResult(
        @Nullable String id,
        boolean success,
        boolean created,
        List<RowError> errors,
        List<String> candidateIds,
        @Nullable DuplicateRule duplicateRule) {
    public SaveResult {
        errors = List.copyOf(errors);
        candidateIds = List.copyOf(candidateIds);
    }

    static SaveResult created(String id) {
        return new SaveResult(id, true, true, List.of(), List.of(), null);
    }

    static SaveResult saved(String id) {
        return new SaveResult(id, true, false, List.of(), List.of(), null);
    }

    static SaveResult enqueued(String id, String uuid) {
        return new SaveResult(id, true, true, List.of(RowError.of("OPERATION_ENQUEUED", uuid)), List.of(), null);
    }

    static SaveResult refused(List<RowError> errors, List<String> candidateIds, @Nullable DuplicateRule duplicateRule) {
        return new SaveResult(null, false, false, errors, candidateIds, duplicateRule);
    }
}
