package io.sfsdk.batch;

import io.sfsdk.record.SObject;
import io.sfsdk.write.JobTickets;
import io.sfsdk.write.WriteOperation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run does with records: write them, or hand them to the host. */
interface Step {
    /**
     * Tries some records once. Reports everything by its result.
     *
     * @param tickets told if the step {@linkplain #isRecoverable() has them}
     */
    Answer attempt(List<SObject> records, JobTickets tickets);

    /** Whether an attempt is a job that can be asked for later; one whose ticket was never told has had no effect. */
    default boolean isRecoverable() {
        return false;
    }

    /**
     * What became of an attempt; empty if no record was or will be taken.
     *
     * @throws io.sfsdk.error.SalesforceException if nobody could tell
     */
    default Optional<Answer.Verdicts> recover(String ticket, List<SObject> records) {
        throw new UnsupportedOperationException("this step tells no tickets, so not " + ticket);
    }

    /** What is attempted; null if the host's handler does it. */
    @Nullable
    WriteOperation operation();

    /** As reports name it, {@code REST} or {@code handler}. */
    String api();

    int maxRecords();

    long maxBytes();

    /**
     * Counts towards {@link #maxBytes()}.
     *
     * @throws IllegalArgumentException if the record cannot be sent at all
     */
    long sizeOf(SObject record);
}
