package io.sfsdk.subscribe;

import io.sfsdk.error.ApiError;

/** What came of asking the handler. */
sealed interface Verdict {
    /** It was not asked: it was before, in this run. */
    record Known() implements Verdict {}

    /** It took it. */
    record Taken() implements Verdict {}

    /** It never took it. */
    record Refused(ApiError error, int attempts, Exception cause) implements Verdict {}
}
