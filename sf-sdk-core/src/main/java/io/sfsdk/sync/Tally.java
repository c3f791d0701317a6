package io.sfsdk.sync;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts of one run. For one thread. */
final class Tally {
    long read;
    long delivered;
    long deleted;
    long deadLettered;
    long recognised;
    long violations;
    long redelivered;
    long suppressed;
    int pages;
    int calls;

    /** Of {@link #read}, by who served them, in the order in which they were first asked. */
    private final Map<String, Long> readBy = new LinkedHashMap<>();

    private final long before;

    Tally() {
        this(0);
    }

    /** @param handedOverBefore changes the run handed to the host before these counts began */
    Tally(long handedOverBefore) {
        this.before = handedOverBefore;
    }

    /** The place of the next change in what was handed to the host. */
    long handedOver() {
        return before + delivered + deadLettered;
    }

    void deliveredAllBut(List<FailedChange> failed, List<RecordChange> changes) {
        long failedDeletions = failed.stream()
                .filter(failure -> isDeletion(changes.get(failure.index())))
                .count();
        deadLettered += failed.size();
        delivered += changes.size() - failed.size();
        deleted += changes.stream().filter(Tally::isDeletion).count() - failedDeletions;
    }

    /** Counts records that came by an API. */
    void readBy(String api, long records) {
        read += records;
        readBy.merge(api, records, Long::sum);
    }

    void accepted(Screening screening, String api) {
        readBy(api, screening.due().size() + screening.recognised());
        recognised += screening.recognised();
        violations += screening.late();
        redelivered += screening.again();
    }

    private static boolean isDeletion(RecordChange change) {
        return change instanceof RecordChange.Deleted;
    }

    /** Of a run that is not concerned with the delete log. */
    SyncSummary summary(String name, String sobject, SyncWindow window, FenceRule rule, SyncOutcome outcome) {
        DeletionTrack unread = new DeletionTrack.NotRead("this run did not come to it");
        return summary(name, sobject, window, rule, outcome, unread, List.of());
    }

    SyncSummary summary(
            String name,
            String sobject,
            SyncWindow window,
            FenceRule rule,
            SyncOutcome outcome,
            DeletionTrack deletes,
            List<String> warnings) {
        int callsOfLog = deletes instanceof DeletionTrack.Read read ? read.calls() : 0;
        return new SyncSummary(
                name,
                sobject,
                window,
                rule,
                read,
                delivered,
                deleted,
                deadLettered,
                recognised,
                violations,
                redelivered,
                suppressed,
                pages,
                calls + callsOfLog,
                readBy,
                FieldChanges.none(),
                outcome,
                deletes,
                warnings);
    }
}
