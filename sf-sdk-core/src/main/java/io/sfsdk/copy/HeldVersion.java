package io.sfsdk.copy;

import io.sfsdk.record.RecordId;
import io.sfsdk.sync.RecordChange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which version of a record a target holds.
 *
 * @param stamp of the change that brought it
 * @param isDeleted whether that change was a deletion, and this is its tombstone
 * @param contentHash {@link io.sfsdk.sync.ContentHash#of} over the target's fields; null in a tombstone, or if the target keeps
 *     none
 */
public record HeldVersion(
        RecordId id,
        Instant stamp,
        boolean isDeleted,
        @Nullable Long contentHash) {

    /**
     * Whether a change of this record takes its place: one with an earlier stamp does not. At equal stamps the later delivery
     * does, since a formula's value, a deletion or a return from the recycle bin may leave the stamp as it was.
     */
    public boolean yieldsTo(RecordChange change) {
        return !change.stamp().isBefore(stamp);
    }
}
