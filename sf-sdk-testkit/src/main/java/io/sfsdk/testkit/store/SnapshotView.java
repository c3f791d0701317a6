package io.sfsdk.testkit.store;

import io.sfsdk.testkit.schema.Schema;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A view of one state, with the schema as the user sees it.
 *
 * @param hidden ids that sharing keeps from the user
 */
record SnapshotView(Snapshot snapshot, Schema schema, Instant now, String userId, Set<String> hidden)
        implements OrgView {
    @Override
    public Stream<Row> rows(String objectName, boolean includeDeleted) {
        return seen(snapshot.table(snapshot.ordinal(objectName)).all(), includeDeleted);
    }

    @Override
    public Optional<Row> row(String objectName, String id) {
        int ordinal = snapshot.ordinal(objectName);
        return RecordId.normalize(id)
                .filter(known -> snapshot.catalog().ordinalOfId(known) == ordinal)
                .filter(known -> !hidden.contains(known))
                .map(snapshot::row);
    }

    @Override
    public Optional<Stream<Row>> lookup(String objectName, String fieldName, Object value, boolean includeDeleted) {
        TableState table = snapshot.table(snapshot.ordinal(objectName));
        int slot = table.layout().slotIgnoringCase(fieldName);
        if (slot >= 0 && slot == table.layout().id) {
            return Optional.of(
                    row(objectName, value.toString()).stream().filter(row -> includeDeleted || !row.isDeleted()));
        }
        ValueIndex index = slot < 0 ? null : table.layout().indexOf(slot);
        return index == null
                ? Optional.empty()
                : Optional.of(seen(table.withValue(index, index.canonical(value)), includeDeleted));
    }

    @Override
    public Stream<Row> changed(
            String objectName, @Nullable Instant from, @Nullable Instant until, boolean includeDeleted) {
        return seen(snapshot.table(snapshot.ordinal(objectName)).changed(from, until), includeDeleted);
    }

    private Stream<Row> seen(Stream<StoredRow> rows, boolean includeDeleted) {
        return rows.filter(row -> includeDeleted || !row.isDeleted())
                .filter(row -> hidden.isEmpty() || !hidden.contains(row.id()))
                .map(row -> row);
    }
}
