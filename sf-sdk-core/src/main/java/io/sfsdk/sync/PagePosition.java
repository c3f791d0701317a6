package io.sfsdk.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a reader in the order (stamp, id) has come.
 *
 * @param stamp all versions stamped before it are behind
 * @param id of those stamped at it, the ones up to this id are behind; none if null
 */
record PagePosition(Instant stamp, @Nullable String id) implements Comparable<PagePosition> {
    static PagePosition before(Instant stamp) {
        return new PagePosition(stamp, null);
    }

    static PagePosition at(RecordChange change) {
        return new PagePosition(change.stamp(), change.id().value());
    }

    /** Whether a reader here has passed this version. */
    boolean covers(RecordChange change) {
        return compareTo(at(change)) >= 0;
    }

    @Override
    public int compareTo(PagePosition other) {
        int byStamp = stamp.compareTo(other.stamp);
        return byStamp != 0 ? byStamp : text(id).compareTo(text(other.id));
    }

    private static String text(@Nullable String id) {
        return id == null ? "" : id;
    }
}
