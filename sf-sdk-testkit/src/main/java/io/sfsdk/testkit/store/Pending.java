package io.sfsdk.testkit.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All a transaction has written, seen on top of what is committed. */
final class Pending {
    private final Map<Integer, PendingTable> tables = new TreeMap<>();
    private final List<LoggedDeletion> deletions = new ArrayList<>();
    private final List<Restored> restored = new ArrayList<>();
    private final List<PublishedRow> published = new ArrayList<>();
    private final Set<String> written = new LinkedHashSet<>();

    record LoggedDeletion(int ordinal, DeleteLog.Entry entry) {}

    record Restored(int ordinal, String id) {}

    boolean isEmpty() {
        return tables.isEmpty();
    }

    void put(int ordinal, StoredRow version) {
        tables.computeIfAbsent(ordinal, key -> new PendingTable()).put(version);
        written.add(version.id());
    }

    void purge(int ordinal, StoredRow version) {
        tables.computeIfAbsent(ordinal, key -> new PendingTable()).purge(version.number());
        written.add(version.id());
    }

    void publish(PublishedRow event) {
        published.add(event);
    }

    /** Platform events, in order of creation. */
    List<PublishedRow> published() {
        return published;
    }

    /** Ids of all records that were written, in the order of the first write of each. */
    Set<String> written() {
        return written;
    }

    void deleted(int ordinal, DeleteLog.Entry entry) {
        deletions.add(new LoggedDeletion(ordinal, entry));
    }

    void undeleted(int ordinal, String id) {
        deletions.removeIf(deletion -> deletion.entry().id().equals(id));
        restored.add(new Restored(ordinal, id));
    }

    /** Ids deleted along with this one by the same transaction. */
    Stream<String> takenAlongBy(String cause) {
        return deletions.stream()
                .map(LoggedDeletion::entry)
                .filter(entry -> entry.isTakenAlong() && entry.cause().equals(cause))
                .map(DeleteLog.Entry::id);
    }

    List<LoggedDeletion> deletions() {
        return deletions;
    }

    List<Restored> restored() {
        return restored;
    }

    /** The record as the transaction sees it. */
    @Nullable
    StoredRow row(Snapshot committed, int ordinal, int number) {
        PendingTable table = tables.get(ordinal);
        if (table == null || !table.overrides(number)) {
            return committed.table(ordinal).get(number);
        }
        return table.get(number);
    }

    /** Records with the value as the transaction sees them. */
    Stream<StoredRow> withValue(Snapshot committed, int ordinal, ValueIndex index, Object value) {
        Stream<StoredRow> stored = committed.table(ordinal).withValue(index, value);
        PendingTable table = tables.get(ordinal);
        return table == null
                ? stored
                : Stream.concat(stored.filter(row -> !table.overrides(row.number())), table.withValue(index, value));
    }

    Snapshot appliedTo(Snapshot committed) {
        Snapshot next = committed;
        for (Map.Entry<Integer, PendingTable> table : tables.entrySet()) {
            Layout layout = committed.catalog().layout(table.getKey());
            List<StoredRow> versions = table.getValue().versions().stream()
                    .map(version -> version.adoptedBy(layout))
                    .toList();
            next = next.with(table.getKey(), versions, table.getValue().purged());
        }
        return next;
    }
}
