package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.store.Row;
import org.jspecify.annotations.Nullable;

/** A group of rows as a row: first the values it is grouped by, then its aggregates. */
final class GroupRow implements Row {
    static final String OBJECT_NAME = "AggregateResult";

    private final @Nullable Object[] values;

    GroupRow(@Nullable Object[] values) {
        this.values = values;
    }

    @Nullable
    Object at(int index) {
        return values[index];
    }

    @Override
    public String objectName() {
        return OBJECT_NAME;
    }

    @Override
    public String id() {
        return "";
    }

    @Override
    public @Nullable Object value(String fieldName) {
        return null;
    }

    @Override
    public boolean isDeleted() {
        return false;
    }
}
