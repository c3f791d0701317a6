package io.sfsdk.error;

import org.jspecify.annotations.Nullable;

/** No answer: the connection failed, broke, or took longer than its deadline. */
public final class TransportException extends SalesforceException {
    private static final long serialVersionUID = 1L;

    /**
     * A passing failure.
     *
     * @param delivery {@link Delivery#NOT_SENT} only if no byte of the request can have reached the org
     */
    public TransportException(String message, Delivery delivery, @Nullable Throwable cause) {
        this(message, Retryability.AFTER_DELAY, delivery, cause);
    }

    public TransportException(String message, Retryability retryability, Delivery delivery, @Nullable Throwable cause) {
        super(message, cause, ErrorCode.NO_ANSWER, retryability, delivery, null);
    }

    private TransportException(String message, ErrorCode code) {
        super(message, null, code, Retryability.AFTER_LIMIT_FREES, Delivery.NOT_SENT, null);
    }

    /** A call that this library held back, since a budget of the host's does not allow it now; nothing was sent. */
    public static TransportException withheld(String message) {
        return new TransportException(message, ErrorCode.BUDGET_SPENT);
    }
}
