package io.sfsdk.testkit.store;

import io.sfsdk.testkit.store.RecordReader.Access;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brings many records in without a transaction; nothing is seen of them before {@link #loaded}. */
final class Loading {
    private static final int CHUNK = 8192;

    private final OrgState org;
    private final int ordinal;
    private final String userId;
    private final Instant at;
    private final RecordReader reader;
    private final List<StoredRow> chunk = new ArrayList<>(CHUNK);
    private Snapshot snapshot;
    private int count;

    /** @param at the stamp of records that give none; null for the org's present time */
    Loading(OrgState org, int ordinal, String userId, @Nullable Instant at) {
        this.at = at == null ? org.stamp() : at;
        this.org = org;
        this.ordinal = ordinal;
        this.userId = userId;
        this.snapshot = org.committed;
        Parents parents = new Parents(snapshot.catalog(), id -> snapshot.row(id), this::withValue, false);
        this.reader = new RecordReader(new ValueReader(true), parents, Access.SEED);
    }

    /** Earlier records of the same load count as well. */
    private Stream<StoredRow> withValue(int table, ValueIndex index, Object value) {
        if (table == ordinal) {
            flush();
        }
        return snapshot.table(table).withValue(index, value).filter(row -> !row.isDeleted());
    }

    void add(Map<String, ? extends @Nullable Object> record) {
        Draft draft = Draft.ofNew(snapshot.catalog().layout(ordinal));
        try {
            reader.read(draft, record, -1);
        } catch (RefusedException e) {
            throw new IllegalArgumentException(
                    "record " + count + ": " + e.result().errors(), e);
        }
        stamps(draft);
        Counters counters = org.counters(ordinal);
        NewRecord.fillIn(draft, at, userId, counters);
        Derived.apply(draft);
        int number = counters.nextRecord();
        chunk.add(draft.finished(number, snapshot.ids().id(draft.layout().type().keyPrefix(), number)));
        count++;
        if (chunk.size() == CHUNK) {
            flush();
        }
    }

    /** A record seeded with an old creation was not changed since, unless it says so. */
    private static void stamps(Draft draft) {
        Layout layout = draft.layout();
        if (draft.get(layout.modified) == null) {
            draft.set(layout.modified, draft.get(layout.created));
        }
        if (draft.get(layout.stamp) == null) {
            draft.set(layout.stamp, draft.get(layout.modified));
        }
    }

    private void flush() {
        if (!chunk.isEmpty()) {
            snapshot = snapshot.with(ordinal, chunk, List.of());
            chunk.clear();
        }
    }

    Snapshot loaded() {
        flush();
        return snapshot;
    }

    int count() {
        return count;
    }
}
