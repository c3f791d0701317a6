package io.sfsdk.copy;

import io.sfsdk.record.RecordId;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells what a copy of an object holds. A host brings its own, or uses {@link JdbcTarget} or {@link InMemoryTarget}. */
@FunctionalInterface
public interface TargetIndex {
    /**
     * What is held of the records in a range of ids.
     *
     * <p>Ids are 18 characters and compare byte by byte, as {@link RecordId#compareTo} does: upper case before lower case. A
     * database column needs a collation that does the same (in PostgreSQL {@code COLLATE "C"}); a reconciliation that meets an
     * id out of its place stops and says so. Millions of versions may be in a range, so they should come as they are read.
     *
     * @param after ids greater than this; null to begin with the first
     * @param upTo ids up to this one, itself included; null to end with the last
     * @return in ascending order of ids, each id once; closed by the caller. Tombstones may be among them or left out
     */
    Stream<HeldVersion> between(@Nullable RecordId after, @Nullable RecordId upTo);
}
