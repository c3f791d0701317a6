package io.sfsdk.error;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One error of an answer; an answer may hold several.
 *
 * @param code what went wrong
 * @param message the org's text, in the running user's language; may quote field values, so {@link #toString()} leaves it out
 * @param fields API names of the fields concerned, empty if the org named none
 * @param duplicateFindings what a duplicate rule found, null for other errors and where the API does not tell
 */
public record ApiError(
        ErrorCode code,
        String message,
        List<String> fields,
        @Nullable DuplicateFindings duplicateFindings) {
    public ApiError {
        fields = List.copyOf(fields);
    }

    /** An error that is no duplicate rule's. */
    public ApiError(ErrorCode code, String message, List<String> fields) {
        this(code, message, fields, null);
    }

    public static ApiError of(ErrorCode code, String message) {
        return new ApiError(code, message, List.of());
    }

    /**
     * What a duplicate rule found. Salesforce tells it for a record that is written by a request of its own, alone or as a step of a
     * composite call; the rows of a collection come without.
     */
    public Optional<DuplicateFindings> duplicates() {
        return Optional.ofNullable(duplicateFindings);
    }

    /** Whether another transaction held a record that this one needs, also where a trigger or flow reports so. */
    public boolean isLock() {
        return KnownCodes.isLock(this);
    }

    /** Whether a record refused with this error can be accepted later, unchanged. */
    public Retryability retryability() {
        return Retryability.ofRecord(List.of(this));
    }

    @Override
    public String toString() {
        return fields.isEmpty() ? code.value() : code.value() + fields;
    }
}
