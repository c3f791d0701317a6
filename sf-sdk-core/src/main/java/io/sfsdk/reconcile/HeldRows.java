package io.sfsdk.reconcile;

import io.sfsdk.copy.HeldVersion;
import io.sfsdk.copy.TargetIndex;
import io.sfsdk.record.RecordId;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The target's versions of a range, checked to come in the order of ids by bytes. */
final class HeldRows implements AutoCloseable {
    private final Stream<HeldVersion> stream;
    private final Iterator<HeldVersion> versions;
    private final IdRange range;
    private @Nullable RecordId last;

    HeldRows(TargetIndex index, IdRange range) throws RunStop {
        try {
            this.stream = index.between(range.after(), range.upTo());
            this.versions = stream.iterator();
        } catch (RuntimeException e) {
            throw failed(e);
        }
        this.range = range;
    }

    @Nullable
    HeldVersion next() throws RunStop {
        HeldVersion version = read();
        if (version == null) {
            return null;
        }
        if (!range.contains(version.id()) || (last != null && version.id().compareTo(last) <= 0)) {
            throw RunStop.broken(
                    "the target's index gave " + version.id() + " out of its place among " + range
                            + "; it has to compare ids byte by byte, for example by a column with COLLATE \"C\"",
                    null);
        }
        last = version.id();
        return version;
    }

    private @Nullable HeldVersion read() throws RunStop {
        try {
            return versions.hasNext() ? versions.next() : null;
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    private static RunStop failed(RuntimeException cause) {
        return RunStop.broken(
                "the target's index could not be read (" + cause.getClass().getName() + ")", cause);
    }

    @Override
    public void close() {
        stream.close();
    }
}
