package io.sfsdk.soap;

import io.sfsdk.error.ApiError;
import java.util.List;

/** What became of one item of a call that takes several. In the order of the items. */
public sealed interface RowResult<T> {
    /** It was done. */
    record Done<T>(T value) implements RowResult<T> {}

    /**
     * The org refused it; the others of the call are not touched by that.
     *
     * @param errors at least one
     */
    record Refused<T>(List<ApiError> errors) implements RowResult<T> {
        public Refused {
            errors = List.copyOf(errors);
        }
    }
}
