package io.sfsdk.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer that says no. */
public final class ApiException extends SalesforceException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<ApiError> errors;

    /**
     * @param message what was attempted, what came back and what to do; without field values
     * @param status the HTTP status
     * @param errors all errors of the answer, at least one
     */
    public ApiException(
            String message,
            int status,
            List<ApiError> errors,
            Retryability retryability,
            Delivery delivery,
            @Nullable String requestId) {
        super(message, null, errors.get(0).code(), retryability, delivery, requestId);
        this.status = status;
        this.errors = List.copyOf(errors);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** All errors of the answer in its order. Their texts may quote field values. */
    public List<ApiError> errors() {
        return errors;
    }
}
