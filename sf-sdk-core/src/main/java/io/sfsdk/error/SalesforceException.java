package io.sfsdk.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Any failure of a call to Salesforce. A caller's own mistake is an {@link IllegalArgumentException} or {@link
 * IllegalStateException} instead, raised before anything is sent.
 *
 * <p>Messages say what was attempted, what came back and what to do; they hold no token and no field value.
 */
public abstract sealed class SalesforceException extends RuntimeException
        permits ApiException, TransportException, ProtocolException, UnsupportedException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final Retryability retryability;
    private final Delivery delivery;
    private final @Nullable String requestId;

    SalesforceException(
            String message,
            @Nullable Throwable cause,
            ErrorCode code,
            Retryability retryability,
            Delivery delivery,
            @Nullable String requestId) {
        super(requestId == null ? message : message + " [request id " + requestId + "]", cause);
        this.code = code;
        this.retryability = retryability;
        this.delivery = delivery;
        this.requestId = requestId;
    }

    /** The first error's code. */
    public ErrorCode code() {
        return code;
    }

    /** Whether the same request can succeed later. */
    public Retryability retryability() {
        return retryability;
    }

    /** Whether the request may have taken effect. */
    public Delivery delivery() {
        return delivery;
    }

    /** Salesforce's id of the exchange ({@code X-SFDC-Request-Id}), which its support asks for. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }
}
