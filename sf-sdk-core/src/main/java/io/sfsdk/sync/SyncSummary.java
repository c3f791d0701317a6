package io.sfsdk.sync;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
 * @param readBy of {@code read}, by the API that served them, {@code REST} or {@code Bulk}, in the order in which they came; of two the
 *     first gave way, and a warning says why and from where on. One that served no record is there with 0 if it answered
 * @param fields what became of the fields it reads
 * @param queryOutcome how far the query for changes came; see {@link #outcome()} for the whole run
 * @param deletes what the delete log told; its records are not in the counts above, its calls are
 * @param warnings what limits this run, for people
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
        Map<String, Long> readBy,
        FieldChanges fields,
        SyncOutcome queryOutcome,
        DeletionTrack deletes,
        List<String> warnings) {

    public SyncSummary {
        readBy = Collections.unmodifiableMap(new LinkedHashMap<>(readBy));
        warnings = List.copyOf(warnings);
    }

    /** How far the run came: complete only if both tracks are, as far as there is a delete log. */
    public SyncOutcome outcome() {
        boolean isQueryDone = queryOutcome instanceof SyncOutcome.Complete;
        return isQueryDone
                        && deletes instanceof DeletionTrack.Read read
                        && !(read.outcome() instanceof SyncOutcome.Complete)
                ? read.outcome()
                : queryOutcome;
    }

    /** Whether all that was due was accepted. */
    public boolean isComplete() {
        return outcome() instanceof SyncOutcome.Complete;
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
                readBy,
                changes,
                end,
                deletes,
                warnings);
    }

    /** A few sentences for people. */
    public String describe() {
        return SyncReport.of(this);
    }
}
