package io.sfsdk.batch;

import io.sfsdk.record.SObject;
import java.util.List;

/**
 * The host's own step of a batch: takes records into a database, a queue, another system.
 *
 * <p>Called by the thread of the job, one block at a time, in the order of the input; with {@code maxInFlight} above 1 by the
 * threads of the given executor, several blocks at a time.
 */
@FunctionalInterface
public interface RecordHandler {
    /**
     * Takes a block of records. Returning normally accepts all of them.
     *
     * <p>If it throws and the block has more than one record, it is called again with each half, and so on until the record that
     * it does not bear stands alone and becomes a dead letter. So it <em>sees good records again</em> and must bear that: roll
     * back what a failed call began, or write by key.
     *
     * @param records of one type; at least one; not modifiable
     * @throws InterruptedException to stop the run; the block counts as unprocessed, as it does after an {@link Error}
     */
    void handle(List<SObject> records) throws Exception;
}
