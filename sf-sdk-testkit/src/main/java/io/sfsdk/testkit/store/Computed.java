package io.sfsdk.testkit.store;

import org.jspecify.annotations.Nullable;

/** A field whose value is made from others when it is read. */
@FunctionalInterface
interface Computed {
    @Nullable
    Object value(StoredRow row);
}
