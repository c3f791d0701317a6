package io.sfsdk.error;

import java.util.List;

/**
 * One error of an answer; an answer may hold several.
 *
 * @param code what went wrong
 * @param message the org's text, in the running user's language; may quote field values, so {@link #toString()} leaves it out
 * @param fields API names of the fields concerned, empty if the org named none
 */
public record ApiError(ErrorCode code, String message, List<String> fields) {
    public ApiError {
        fields = List.copyOf(fields);
    }

    public static ApiError of(ErrorCode code, String message) {
        return new ApiError(code, message, List.of());
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
