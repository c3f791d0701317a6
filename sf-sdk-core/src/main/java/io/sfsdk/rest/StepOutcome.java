package io.sfsdk.rest;

import io.sfsdk.error.ApiError;
import io.sfsdk.record.ChildRecords;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one step of a composite call. There is no case for a step in doubt: without an answer the whole call is, and that is an
 * exception, see {@link RestApi#composite}.
 */
public sealed interface StepOutcome {
    /**
     * A record was written.
     *
     * @param recordId null where the org does not tell it: updates, deletes, upserts of old API versions
     * @param created whether there is a new record
     */
    record Saved(@Nullable RecordId recordId, boolean created) implements StepOutcome {
        /** The record's id, where the org tells it. */
        public Optional<RecordId> id() {
            return Optional.ofNullable(recordId);
        }
    }

    /** A record was read. */
    record Read(SObject record) implements StepOutcome {}

    /**
     * Records were found.
     *
     * @param rows the first page; {@link RestApi#rows(ChildRecords)} goes on to the rest
     */
    record Found(ChildRecords rows) implements StepOutcome {}

    /**
     * The org said no to this step itself.
     *
     * @param status as the step would have answered alone
     */
    record Refused(int status, List<ApiError> errors) implements StepOutcome {
        public Refused {
            errors = List.copyOf(errors);
        }
    }

    /**
     * Nothing of this step remains, though nothing is wrong with it: another step of the same transaction failed. Whether this one
     * had been carried out before, the org does not tell.
     */
    record RolledBack(List<ApiError> errors) implements StepOutcome {
        public RolledBack {
            errors = List.copyOf(errors);
        }
    }

    /**
     * The org never came to this step: one that it refers to failed, or the call was halted before it. Nothing is known to be wrong
     * with it.
     */
    record NotAttempted(List<ApiError> errors) implements StepOutcome {
        public NotAttempted {
            errors = List.copyOf(errors);
        }
    }
}
