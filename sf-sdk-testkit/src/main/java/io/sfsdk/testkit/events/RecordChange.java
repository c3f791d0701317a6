package io.sfsdk.testkit.events;

import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.store.Row;
import io.sfsdk.testkit.store.RowChange;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change of a record as events tell it.
 *
 * @param row the record as it is now, or was before it was deleted
 * @param values as {@link ChangeEvent} has them
 */
record RecordChange(ObjectType type, ChangeType kind, Row row, List<ChangedValue> values) {
    /** Null for what no event tells: a record gone for good, and one that came and went in the same transaction. */
    static @Nullable RecordChange of(RowChange change, ObjectType type) {
        Row before = change.before();
        Row after = change.after();
        if (after == null) {
            return null;
        }
        if (before == null) {
            return after.isDeleted()
                    ? null
                    : new RecordChange(type, ChangeType.CREATE, after, ChangeFields.filled(type, after));
        }
        if (before.isDeleted() != after.isDeleted()) {
            return before.isDeleted()
                    ? new RecordChange(type, ChangeType.UNDELETE, after, ChangeFields.filled(type, after))
                    : new RecordChange(type, ChangeType.DELETE, before, List.of());
        }
        List<ChangedValue> changed = ChangeFields.changed(type, before, after);
        return changed.isEmpty() || after.isDeleted()
                ? null
                : new RecordChange(type, ChangeType.UPDATE, after, changed);
    }

    /** How much of a transaction's allocation it takes: an update as many as it changes fields. */
    int weight() {
        return kind == ChangeType.UPDATE ? values.size() : 1;
    }

    /** Whether it is the same change of another record. */
    boolean isLike(RecordChange other) {
        return kind == other.kind && type.name().equals(other.type.name()) && Objects.equals(values, other.values);
    }
}
