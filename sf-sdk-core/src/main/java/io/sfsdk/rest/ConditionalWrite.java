package io.sfsdk.rest;

import io.sfsdk.error.ApiError;
import java.util.List;

/** What {@link RestRecords#updateIfUnmodified} did. */
public sealed interface ConditionalWrite {
    /** The record was as it had been read, and has the changes now. */
    record Written() implements ConditionalWrite {}

    /** The record changed since it was read, so nothing was written. Read it again, and decide anew. */
    record Conflict(List<ApiError> errors) implements ConditionalWrite {
        public Conflict {
            errors = List.copyOf(errors);
        }
    }
}
