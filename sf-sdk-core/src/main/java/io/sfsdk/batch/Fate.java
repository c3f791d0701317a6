package io.sfsdk.batch;

import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.error.ApiError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a record in the end. */
sealed interface Fate {
    record Written(boolean created) implements Fate {}

    record Dead(
            DeadLetterReason reason,
            List<ApiError> errors,
            @Nullable String requestId) implements Fate {
        static Dead rejected(ApiError error) {
            return new Dead(DeadLetterReason.REJECTED, List.of(error), null);
        }

        boolean inDoubt() {
            return reason == DeadLetterReason.IN_DOUBT;
        }
    }

    /** It is in a job at the org that the journal knows and that may still be at work; asked for before it is sent again. */
    record Pending() implements Fate {}

    /**
     * It can be sent as if for the first time: the org has nothing of it, or the operation is repeatable and an earlier attempt of
     * the wire's, unanswered, may have reached the org.
     */
    record Unprocessed() implements Fate {}
}
