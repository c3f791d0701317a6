package io.sfsdk.testkit.events;

import io.sfsdk.testkit.schema.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * A field of a change event.
 *
 * @param compound the name, address or location it is a part of; empty if it stands alone
 * @param name inside the compound, for example {@code City}
 */
record ChangedValue(
        String compound,
        String name,
        FieldType type,
        @Nullable Object value) {
    /** As {@code changedFields} spells it: {@code BillingAddress.City}. */
    String path() {
        return compound.isEmpty() ? name : compound + "." + name;
    }
}
