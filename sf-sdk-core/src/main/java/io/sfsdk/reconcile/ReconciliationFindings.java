package io.sfsdk.reconcile;

/**
 * Where target and org differed.
 *
 * @param missing records of the org that the target did not hold; repaired
 * @param stale records of which the org has a later version, or that the target held as deleted; repaired
 * @param drifted records whose content differed under the same stamp; repaired
 * @param deleted records in the org's recycle bin that the target held as records; repaired by a tombstone
 * @param gone records the target held and the org no longer has, by their ids; repaired by a tombstone
 * @param ahead records of which the target holds a later version than the org; not touched. They come from elsewhere: remove them
 *     from the target and reconcile again
 * @param outside records the target holds and the org has, but that do not meet the condition any more; not touched
 * @param left records that are newer than the fence, or changed while they were compared; the sync or the next run sees to them
 */
public record ReconciliationFindings(
        long missing, long stale, long drifted, long deleted, long gone, long ahead, long outside, long left) {

    /** How many of them a repair was due for. */
    public long repairable() {
        return missing + stale + drifted + deleted + gone;
    }

    /** Whether nothing was found, but perhaps records that are too new to tell. */
    public boolean isNone() {
        return repairable() + ahead + outside == 0;
    }

    @Override
    public String toString() {
        return missing + " missing, " + stale + " stale, " + drifted + " drifted, " + deleted + " deleted, " + gone
                + " gone";
    }
}
