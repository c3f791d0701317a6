package io.sfsdk.testkit.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refuses a value another record has in a unique field, committed or not. */
final class Uniqueness {
    private final TransactionScope scope;

    Uniqueness(TransactionScope scope) {
        this.scope = scope;
    }

    void check(StoredRow version, @Nullable StoredRow before) {
        int ordinal = scope.catalog().ordinalOfId(version.id());
        for (ValueIndex index : version.layout().uniqueIndexes()) {
            Object value = version.value(index.slot());
            if (value == null || (before != null && index.matches(before, value) && !before.isDeleted())) {
                continue;
            }
            scope.reserve(new Locks.UniqueValue(ordinal, index.slot(), index.folded(value)));
            Optional<StoredRow> other = scope.liveWithValue(ordinal, index, value)
                    .filter(row -> row.number() != version.number())
                    .findFirst();
            if (other.isPresent()) {
                throw new RefusedException(
                        RowErrors.duplicateValue(index.field(), other.get().id()));
            }
        }
    }
}
