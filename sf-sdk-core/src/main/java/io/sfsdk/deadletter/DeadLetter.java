package io.sfsdk.deadletter;

import io.sfsdk.error.ApiError;
import io.sfsdk.record.SObject;
import io.sfsdk.write.WriteOperation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be written or handled, with all that is needed to understand and repeat it. {@link #toString()} shows
 * no field value.
 *
 * @param id tells letters apart; the same failure of the same run has the same id however often it is handed over
 * @param job the job's name, as the host gave it
 * @param inputIndex the record's place in the job's input, from 0
 * @param operation what was attempted; null if the host's handler failed
 * @param record the record itself, as it was in the input
 * @param reason why it is here
 * @param errors what the org or the handler said, at least one; the texts may quote field values
 * @param attempts how often it was tried, the first included
 * @param requestId Salesforce's id of the last exchange, or null
 * @param failedAt when it was given up
 * @param redriveOf the letter that this one repeats, or null
 */
public record DeadLetter(
        String id,
        String job,
        long inputIndex,
        @Nullable WriteOperation operation,
        SObject record,
        DeadLetterReason reason,
        List<ApiError> errors,
        int attempts,
        @Nullable String requestId,
        Instant failedAt,
        @Nullable String redriveOf) {
    public DeadLetter {
        errors = List.copyOf(errors);
        if (errors.isEmpty()) {
            throw new IllegalArgumentException("dead letter " + id + " names no error");
        }
    }

    /** What was attempted; empty if the host's handler failed. */
    public Optional<WriteOperation> attempted() {
        return Optional.ofNullable(operation);
    }

    @Override
    public String toString() {
        return "DeadLetter[" + id + ", " + record.type() + " " + reason + " " + errors + "]";
    }
}
