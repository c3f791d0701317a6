package io.sfsdk.sync;

/**
 * What a run took from the org's delete log: the sync's second track, which finds what the query for changes cannot, records that
 * are no longer in the recycle bin.
 */
public sealed interface DeletionTrack {
    /**
     * It was read. Each deletion told is counted once: {@code told = delivered + deadLettered + known + restored}.
     *
     * @param window what there was to read, whole minutes, by the time of deletion
     * @param told deletions of the accepted part of the log
     * @param delivered tombstones the host accepted
     * @param deadLettered tombstones the host could not take
     * @param known deletions that the query for changes tells or the host has, so that they were not handed on again
     * @param restored records that had been taken out of the recycle bin again
     * @param late of {@code told}, how many the log told behind where it had said to be complete; anything but 0 means that the
     *     fence is too close for this org
     * @param repaired records a {@link Reconciler} handed over since the log had a gap
     * @param calls API calls made for this track
     * @param outcome how far it came
     */
    record Read(
            SyncWindow window,
            long told,
            long delivered,
            long deadLettered,
            long known,
            long restored,
            long late,
            long repaired,
            int calls,
            SyncOutcome outcome)
            implements DeletionTrack {}

    /**
     * It was not read.
     *
     * @param reason for people
     */
    record NotRead(String reason) implements DeletionTrack {}
}
