package io.sfsdk.error;

import org.jspecify.annotations.Nullable;

/**
 * This API cannot do what was asked, and another one can: Bulk and a query for child rows, SOAP and a token in JWT form. Nothing
 * was done.
 */
public final class UnsupportedException extends SalesforceException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param message what was attempted, and what to do; without field values
     * @param reason what the API cannot give, as it follows on "Bulk cannot give"
     * @param cause the org's refusal, null if nothing was sent
     */
    public UnsupportedException(String message, String reason, @Nullable ApiException cause) {
        super(
                message,
                cause,
                cause == null ? ErrorCode.UNSPECIFIED : cause.code(),
                Retryability.NEVER,
                cause == null ? Delivery.NOT_SENT : Delivery.REFUSED,
                cause == null ? null : cause.requestId().orElse(null));
        this.reason = reason;
    }

    /** What the API cannot give, {@code a subquery for child rows}. */
    public String reason() {
        return reason;
    }
}
