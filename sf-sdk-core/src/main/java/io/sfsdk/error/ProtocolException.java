package io.sfsdk.error;

import org.jspecify.annotations.Nullable;

/** An answer of the wrong shape: truncated, not the promised format, or with counts that do not add up. */
public final class ProtocolException extends SalesforceException {
    private static final long serialVersionUID = 1L;

    public ProtocolException(
            String message, Retryability retryability, @Nullable String requestId, @Nullable Throwable cause) {
        super(message, cause, ErrorCode.UNEXPECTED_ANSWER, retryability, Delivery.UNKNOWN, requestId);
    }
}
