package io.sfsdk.batch;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;

/** Errors that are found here and never by the org. */
final class LocalErrors {
    private static final ErrorCode RECORD_TOO_LARGE = new ErrorCode("RECORD_TOO_LARGE");
    private static final ErrorCode INVALID_RECORD = new ErrorCode("INVALID_RECORD");

    private LocalErrors() {}

    static ApiError tooLarge(long size, long maxBytes) {
        return ApiError.of(RECORD_TOO_LARGE, "the record takes " + size + " bytes, one call at most " + maxBytes);
    }

    static ApiError invalid(IllegalArgumentException cause) {
        return ApiError.of(INVALID_RECORD, String.valueOf(cause.getMessage()));
    }

    /** Only where {@link Countermeasure#STOP_AT_REFUSED_CALL} is off. */
    static Fate blamed() {
        return Fate.Dead.rejected(ApiError.of(ErrorCode.UNSPECIFIED, "the call was refused"));
    }

    static ApiError handlerFailed(Exception cause) {
        return ApiError.of(ErrorCode.HANDLER_FAILED, cause.toString());
    }

    static ApiError noWord(Throwable cause) {
        return ApiError.of(ErrorCode.UNEXPECTED_ANSWER, "the writer broke off without saying what it did: " + cause);
    }
}
