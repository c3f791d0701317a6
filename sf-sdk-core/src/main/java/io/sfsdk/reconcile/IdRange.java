package io.sfsdk.reconcile;

import io.sfsdk.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * Ids greater than one and up to another. Ranges that follow each other have {@code Id <= x} and {@code Id > x} where they meet: in
 * whatever order the org compares ids, each record is in one of them.
 *
 * @param after null for the first range
 * @param upTo null for the last
 */
record IdRange(@Nullable RecordId after, @Nullable RecordId upTo) {
    boolean isLast() {
        return upTo == null;
    }

    IdRange endingAt(RecordId nearer) {
        return new IdRange(after, nearer);
    }

    /** By bytes. */
    boolean contains(RecordId id) {
        return (after == null || id.compareTo(after) > 0) && (upTo == null || id.compareTo(upTo) <= 0);
    }

    @Override
    public String toString() {
        return "ids" + (after == null ? "" : " behind " + after) + (upTo == null ? " to the end" : " up to " + upTo);
    }
}
