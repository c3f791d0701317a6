package io.sfsdk.pubsub;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.TransportException;
import java.security.cert.CertificateException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a call's end what the other ways to the org throw. The service's own code decides, then gRPC's status: the same status
 * stands for an outage and for a mistake.
 *
 * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/guide/handle-errors.html">Pub/Sub API, Handle Errors</a>
 */
final class Refusals {
    static final Metadata.Key<String> ERROR_CODE = Metadata.Key.of("error-code", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> RPC_ID = Metadata.Key.of("rpc-id", Metadata.ASCII_STRING_MARSHALLER);
    private static final String PREFIX = "sfdc.platform.eventbus.grpc.";

    private Refusals() {}

    /**
     * The failure of a call.
     *
     * @param attempt what was attempted, for example {@code subscribing to /event/Order__e}
     */
    static SalesforceException of(String attempt, StatusRuntimeException refusal) {
        return of(attempt, refusal.getStatus(), refusal.getTrailers());
    }

    static SalesforceException of(String attempt, Status status, @Nullable Metadata trailers) {
        Metadata told = trailers == null ? new Metadata() : trailers;
        String code = told.get(ERROR_CODE);
        return code == null ? withoutCode(attempt, status) : withCode(attempt, code, status, told.get(RPC_ID));
    }

    /** Whether the org does not keep the position that was asked for. */
    static boolean isLostPosition(SalesforceException failure) {
        String code = failure.code().value();
        return code.endsWith("fetch.replayid.corrupted") || code.endsWith("fetch.replayid.validation.failed");
    }

    private static SalesforceException withCode(String attempt, String code, Status status, @Nullable String rpcId) {
        ServiceCode known = ServiceCode.of(code.startsWith(PREFIX) ? code.substring(PREFIX.length()) : code);
        Retryability retryability = known == null ? byStatus(status) : known.retryability();
        String message = attempt + " failed: " + code + ", " + description(status)
                + (known == null ? "" : ". " + known.advice());
        return refusal(message, code, status, retryability, rpcId);
    }

    private static SalesforceException withoutCode(String attempt, Status status) {
        String message = attempt + " failed: " + status.getCode() + ", " + description(status);
        Retryability retryability = byStatus(status);
        return switch (status.getCode()) {
            case UNAUTHENTICATED, PERMISSION_DENIED, NOT_FOUND, INVALID_ARGUMENT, UNIMPLEMENTED, FAILED_PRECONDITION ->
                refusal(message, status.getCode().name(), status, retryability, null);
            default -> unanswered(attempt, message, retryability, status.getCause());
        };
    }

    /** Before the host has shown who it is nothing is sent to it. */
    private static TransportException unanswered(
            String attempt, String message, Retryability retryability, @Nullable Throwable cause) {
        return hasCause(cause, CertificateException.class)
                ? new TransportException(
                        attempt + " failed: the host's certificate is not trusted; see the cause",
                        Retryability.NEVER,
                        Delivery.NOT_SENT,
                        cause)
                : new TransportException(message, retryability, Delivery.UNKNOWN, cause);
    }

    private static boolean hasCause(@Nullable Throwable failure, Class<? extends Throwable> type) {
        Throwable cause = failure;
        while (cause != null && !type.isInstance(cause)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private static ApiException refusal(
            String message, String code, Status status, Retryability retryability, @Nullable String rpcId) {
        ApiError error = ApiError.of(new ErrorCode(code), description(status));
        return new ApiException(
                message, HttpStatus.of(status.getCode()), List.of(error), retryability, delivery(status), rpcId);
    }

    private static Delivery delivery(Status status) {
        return switch (status.getCode()) {
            case UNAUTHENTICATED,
                    PERMISSION_DENIED,
                    NOT_FOUND,
                    INVALID_ARGUMENT,
                    UNIMPLEMENTED,
                    FAILED_PRECONDITION,
                    RESOURCE_EXHAUSTED -> Delivery.REFUSED;
            default -> Delivery.UNKNOWN;
        };
    }

    private static Retryability byStatus(Status status) {
        return switch (status.getCode()) {
            case UNAUTHENTICATED -> Retryability.AFTER_LOGIN;
            case PERMISSION_DENIED, NOT_FOUND, INVALID_ARGUMENT, UNIMPLEMENTED, FAILED_PRECONDITION, OUT_OF_RANGE ->
                Retryability.NEVER;
            default -> Retryability.AFTER_DELAY;
        };
    }

    private static String description(Status status) {
        String description = status.getDescription();
        return description == null ? "without a word" : description;
    }
}
