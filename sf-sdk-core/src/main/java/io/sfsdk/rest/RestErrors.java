package io.sfsdk.rest;

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
final class RestErrors {
    private static final int MAX_BODY_BYTES = 1 << 20;

    private RestErrors() {}

    static ApiException refusal(HttpRequest request, HttpResponse answer, Disclosure disclosure) {
        return refusal(
                request.describe(),
                answer.status(),
                errors(answer),
                disclosure,
                answer.requestId().orElse(null));
    }

    static ApiException refusal(
            String attempt, int status, List<ApiError> errors, Disclosure disclosure, @Nullable String requestId) {
        return new ApiException(
                ErrorMessage.of(attempt, status, errors, disclosure),
                status,
                errors,
                Retryability.ofRequest(status, errors),
                Delivery.ofRequest(status, errors),
                requestId);
    }

    /** A body that breaks off does not hide what the status says. */
    private static List<ApiError> errors(HttpResponse answer) {
        try {
            return ErrorBody.read(answer.body().readNBytes(MAX_BODY_BYTES));
        } catch (IOException | TransportException e) {
            return List.of(ApiError.of(ErrorCode.UNSPECIFIED, "the rest of the answer was lost on the way"));
        }
    }
}
