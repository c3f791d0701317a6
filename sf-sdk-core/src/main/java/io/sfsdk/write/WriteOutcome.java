package io.sfsdk.write;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.record.RecordId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one record of a write call. */
public sealed interface WriteOutcome {
    /** The record's place in the call, from 0. */
    int index();

    /**
     * The org has it.
     *
     * @param id null only where the API does not tell it; a delete that found the record gone has the id it was asked for
     * @param created whether it is new; after a repeated upsert it may be false for a record that the first, unanswered
     *     attempt created
     */
    record Written(int index, @Nullable RecordId id, boolean created) implements WriteOutcome {}

    /**
     * The org refused it; nothing of it was kept.
     *
     * @param errors at least one
     * @param requestId Salesforce's id of the exchange, or null
     */
    record Rejected(
            int index, List<ApiError> errors, @Nullable String requestId) implements WriteOutcome {
        public Rejected {
            errors = List.copyOf(errors);
            if (errors.isEmpty()) {
                throw new IllegalArgumentException("a rejected record needs at least one error");
            }
        }

        /** Whether the record itself was good and only shared a call with a guilty one ({@code allOrNone}). */
        public boolean rolledBack() {
            return errors.get(0).code().equals(ErrorCode.ROLLED_BACK);
        }
    }

    /** The call had no answer that tells: the org may have it or not. Neither a success nor a failure. */
    record InDoubt(int index, SalesforceException cause) implements WriteOutcome {}
}
