package io.sfsdk.write;

import java.util.List;
import java.util.Optional;

/**
 * A writer whose call is a job at the org that goes on without us: a call that was cut off, even with its process, is not in
 * doubt as long as its ticket is known. Safe to share.
 */
public interface RecoverableWriter extends RecordWriter {
    /**
     * As {@link #write(WriteRequest)}, and tells the ticket of the job before the org can have taken a record. A call whose ticket
     * was never told has had no effect, even if it ends as {@link WriteOutcome.InDoubt} or by an exception.
     *
     * <p>A job that has not ended when the writer's patience has is {@link WriteOutcome.InDoubt} for each of its records; it is
     * asked for again by {@link #recover}.
     *
     * @param tickets called on this thread, again for each further job that takes the place of one which took nothing; what it
     *     throws leaves this method as it is
     */
    List<WriteOutcome> write(WriteRequest request, JobTickets tickets);

    /**
     * What became of a call, however it ended; waits for its job as {@link #write} does. Sees to it that a job which has taken
     * nothing yet never will. May be asked any number of times, by several processes, also while the call itself is being made:
     * all are told the same, or that nothing is known yet.
     *
     * @param request the same operation and the same records in the same order
     * @return one outcome a record, in the request's order; empty if no record was or will be taken, so that all may be sent
     *     again. {@link WriteOutcome.InDoubt} is final here: the job has ended, or the org no longer knows it, and what became of
     *     the record cannot be told any more
     * @throws io.sfsdk.error.SalesforceException if the org could not be asked, or the job has not ended when the writer's
     *     patience has: nothing is known yet, ask again
     */
    Optional<List<WriteOutcome>> recover(String ticket, WriteRequest request);
}
