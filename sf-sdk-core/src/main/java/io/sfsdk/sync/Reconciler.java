package io.sfsdk.sync;

import java.time.Instant;

/**
 * Makes the host's copy of an object equal to the org again, where the org's delete log no longer tells what was removed: the log
 * was purged, or the sync stood still for longer than it reaches. Handed to a sync, which calls it from the thread of its run.
 */
@FunctionalInterface
public interface Reconciler {
    /**
     * Compares the copy with the org and hands over what differs. One that needs several runs says so in what it returns, and is
     * called again by the next run with the same moment.
     *
     * @param sobject the records' type
     * @param since in the org's time. A comparison that began earlier does not count: it may have passed a record before it was
     *     removed
     * @return complete only if every record has been compared since then and what differed is durable in the copy
     * @throws io.sfsdk.error.SalesforceException if the org could not be read; the sync does not ask again in this run
     * @throws Exception anything else; either way the run ends, and the next one calls again
     */
    Repair reconcile(String sobject, Instant since) throws Exception;

    /** Compares nothing: for hosts to whom records removed for good do not matter. A gap is closed by saying so. */
    static Reconciler acceptingGaps() {
        return (sobject, since) -> new Repair(true, 0, 0, "the host accepts gaps of the delete log");
    }

    /**
     * What a comparison came to.
     *
     * @param isComplete false if it goes on in the next run
     * @param repaired records handed over
     * @param calls API calls made
     * @param description for people, without field values
     */
    record Repair(boolean isComplete, long repaired, int calls, String description) {}
}
