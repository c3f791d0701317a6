package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.store.Row;
import org.jspecify.annotations.Nullable;

/** A record of a call, seen as one of the org. */
final class UnsavedRow implements Row {
    private final SObject record;

    UnsavedRow(SObject record) {
        this.record = record;
    }

    @Override
    public String objectName() {
        return record.type();
    }

    @Override
    public String id() {
        return record.id() == null ? "" : Values.longId(record.id());
    }

    @Override
    public @Nullable Object value(String fieldName) {
        return record.value(fieldName);
    }

    @Override
    public boolean isDeleted() {
        return false;
    }
}
