package io.sfsdk.answer;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns an answer that says no into an exception. */
public final class Refusals {
    private static final int MAX_BODY_BYTES = 1 << 20;

    /** The status that stands for a verdict where the real one does not tell. */
    private static final int VERDICT = 400;

    private Refusals() {}

    /** Reads at most 1 MiB of the answer's body; the caller closes it. A body that breaks off does not hide what the status says. */
    public static ApiException of(HttpRequest request, HttpResponse answer, Disclosure disclosure) {
        return of(
                request.describe(),
                answer.status(),
                errors(answer),
                disclosure,
                answer.requestId().orElse(null));
    }

    /**
     * Of errors that are read already.
     *
     * @param attempt what was asked for, without field values, such as {@code GET /services/data/v66.0/limits}
     * @param status the HTTP status, or the one that stands for it in the body
     * @param errors at least one, in the answer's order
     */
    public static ApiException of(
            String attempt, int status, List<ApiError> errors, Disclosure disclosure, @Nullable String requestId) {
        return new ApiException(
                ErrorMessage.of(attempt, status, errors, disclosure),
                status,
                errors,
                Retryability.ofRequest(status, errors),
                Delivery.ofRequest(status, errors),
                requestId);
    }

    /**
     * Of a SOAP fault. Its status is 500 whatever the reason, so the code alone decides: one that is not known is a verdict, and
     * after a verdict the org has done nothing.
     *
     * @param errors at least one, in the answer's order
     */
    public static ApiException ofFault(
            String attempt, int status, List<ApiError> errors, Disclosure disclosure, @Nullable String requestId) {
        Retryability retryability = Retryability.ofRequest(VERDICT, errors);
        boolean passing = retryability == Retryability.AFTER_DELAY;
        return new ApiException(
                ErrorMessage.of(attempt, status, errors, disclosure, Advice.on(VERDICT, errors)),
                status,
                errors,
                retryability,
                passing ? Delivery.ofRequest(status, errors) : Delivery.REFUSED,
                requestId);
    }

    /**
     * The errors that a body tells, in its order: JSON or XML as the APIs write them, a SOAP fault, a page of the edge. At least one; a
     * body that fits no shape becomes one error with the code {@link ErrorCode#UNSPECIFIED}.
     */
    public static List<ApiError> errors(byte[] body) {
        return ErrorBody.read(body);
    }

    private static List<ApiError> errors(HttpResponse answer) {
        try {
            return errors(answer.body().readNBytes(MAX_BODY_BYTES));
        } catch (IOException | TransportException e) {
            return List.of(ApiError.of(ErrorCode.UNSPECIFIED, "the rest of the answer was lost on the way"));
        }
    }
}
