package io.sfsdk.sync;

/**
 * What a run did. Each record read is counted once: {@code read = delivered + deadLettered + recognised +
 * suppressed}, but for those of a page
 * that was not accepted.
 *
 * @param name the sync's
 * @param sobject the records' type
 * @param window what there was to read
 * @param fenceRule what set the window's end
 * @param read records of accepted pages, those of the audit included
 * @param delivered changes the host accepted
 * @param deleted how many of {@code delivered} were deletions
 * @param deadLettered changes the host could not take
 * @param recognised records the audit re-read and found delivered
 * @param violations of {@code delivered} and {@code deadLettered}, how many the audit found that became visible behind the
 *     fence; anything but 0 means that the fence is too close for this org
 * @param redelivered of {@code delivered} and {@code deadLettered}, how many the audit handed on again because their content
 *     changed under the same stamp or the ledger had no room to remember them
 * @param suppressed changes that were not handed on, since only the stamp had moved
 * @param pages answers read
 * @param calls API calls made, as far as this job sees: without the retries of the layers below
 * @param fields what became of the fields it reads
 * @param outcome how far it came
 */
public record SyncSummary(
        String name,
        String sobject,
        SyncWindow window,
        FenceRule fenceRule,
        long read,
        long delivered,
        long deleted,
        long deadLettered,
        long recognised,
        long violations,
        long redelivered,
        long suppressed,
        int pages,
        int calls,
        FieldChanges fields,
        SyncOutcome outcome) {

    /** Whether the whole window was accepted. */
    public boolean isComplete() {
        return outcome instanceof SyncOutcome.Complete;
    }

    /** This summary, and what was done about fields. */
    SyncSummary with(FieldChanges changes, int moreCalls, SyncOutcome end) {
        return new SyncSummary(
                name,
                sobject,
                window,
                fenceRule,
                read,
                delivered,
                deleted,
                deadLettered,
                recognised,
                violations,
                redelivered,
                suppressed,
                pages,
                calls + moreCalls,
                changes,
                end);
    }

    /** A few sentences for people. */
    public String describe() {
        String counts = "Sync of " + sobject + " (" + name + "): " + delivered + " changes delivered, " + deleted
                + " of them deletions; " + deadLettered + " in the dead letters; " + calls + " API calls.";
        return counts + " " + describeOutcome() + " Changes from " + window.from() + " until " + window.until()
                + " were due, by " + fenceRule + "." + describeAudit()
                + (suppressed == 0 ? "" : " " + suppressed + " records had a new stamp only.") + fields.describe();
    }

    private String describeOutcome() {
        if (outcome instanceof SyncOutcome.Partial partial) {
            return "Stopped: " + partial.reason() + ".";
        }
        if (outcome instanceof SyncOutcome.StoppedForBudget stopped) {
            return "Stopped for budget: " + stopped.reason() + "; the next run goes on at " + stopped.resumeAt() + ".";
        }
        return outcome instanceof SyncOutcome.Broken broken ? "FAILED: " + broken.reason() + "." : "Complete.";
    }

    private String describeAudit() {
        String late = violations == 0
                ? ""
                : " " + violations + " records became visible later than the fence allows and were found by the audit:"
                        + " use fenceByLagOnly() with a longer commitLag().";
        return redelivered == 0 ? late : late + " " + redelivered + " records were delivered again.";
    }
}
