package io.sfsdk.testkit.store;

import io.sfsdk.testkit.schema.Schema;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The committed org with a transaction's own writes on top, also with those it makes after the view was taken. */
record TransactionView(TransactionScope scope) implements OrgView {
    @Override
    public Schema schema() {
        return scope.schema();
    }

    @Override
    public Instant now() {
        return scope.org().now();
    }

    @Override
    public String userId() {
        return scope.userId();
    }

    @Override
    public Stream<Row> rows(String objectName, boolean includeDeleted) {
        return overlaid().rows(objectName, includeDeleted);
    }

    @Override
    public Optional<Row> row(String objectName, String id) {
        int ordinal = scope.committed().ordinal(objectName);
        return RecordId.normalize(id)
                .filter(known -> scope.catalog().ordinalOfId(known) == ordinal)
                .filter(known -> !scope.hidden().contains(known))
                .map(scope::row);
    }

    /** Answered from the index and the writes, so that a rule may ask for each of many records. */
    @Override
    public Optional<Stream<Row>> lookup(String objectName, String fieldName, Object value, boolean includeDeleted) {
        int ordinal = scope.committed().ordinal(objectName);
        Layout layout = scope.catalog().layout(ordinal);
        int slot = layout.slotIgnoringCase(fieldName);
        ValueIndex index = slot < 0 ? null : layout.indexOf(slot);
        if (index == null) {
            return overlaid().lookup(objectName, fieldName, value, includeDeleted);
        }
        Set<String> hidden = scope.hidden();
        return Optional.of(scope.pending()
                .withValue(scope.committed(), ordinal, index, index.canonical(value))
                .filter(row -> includeDeleted || !row.isDeleted())
                .filter(row -> !hidden.contains(row.id()))
                .map(row -> row));
    }

    @Override
    public Stream<Row> changed(
            String objectName, @Nullable Instant from, @Nullable Instant until, boolean includeDeleted) {
        return overlaid().changed(objectName, from, until, includeDeleted);
    }

    private OrgView overlaid() {
        return new SnapshotView(
                scope.pending().appliedTo(scope.committed()), schema(), now(), userId(), scope.hidden());
    }
}
