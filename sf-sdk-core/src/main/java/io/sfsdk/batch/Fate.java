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

    /** The org has nothing of it and it can be sent as if for the first time. */
    record Unprocessed() implements Fate {}
}
