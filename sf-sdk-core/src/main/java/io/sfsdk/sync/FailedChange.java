package io.sfsdk.sync;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
import java.util.List;
import java.util.Objects;

/**
 * A change the host could not take.
 *
 * @param index its place in {@link ChangePage#changes()}
 * @param errors why, at least one; the texts go into the dead letter and nowhere else
 * @param attempts how often it was tried, the first included
 */
public record FailedChange(int index, List<ApiError> errors, int attempts) {
    public FailedChange {
        errors = List.copyOf(errors);
        if (errors.isEmpty() || attempts < 1) {
            throw new IllegalArgumentException("a failed change names an error and at least one attempt");
        }
    }

    /** Tried once, and refused with this exception's text. */
    public static FailedChange because(int index, Exception cause) {
        String text = Objects.requireNonNullElse(cause.getMessage(), "");
        String message = cause.getClass().getName() + ": " + text;
        return new FailedChange(index, List.of(ApiError.of(ErrorCode.HANDLER_FAILED, message)), 1);
    }
}
