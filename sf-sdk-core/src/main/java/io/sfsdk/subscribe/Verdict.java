package io.sfsdk.subscribe;

import io.sfsdk.error.ApiError;

/** What came of asking the handler. */
sealed interface Verdict {
    /** It took it. */
    record Taken() implements Verdict {}

    /** It never took it. */
    record Refused(ApiError error, int attempts, Exception cause) implements Verdict {}
}
