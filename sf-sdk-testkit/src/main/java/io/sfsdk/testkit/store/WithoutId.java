package io.sfsdk.testkit.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of an upserted record, which may carry an empty Id. */
final class WithoutId {
    private WithoutId() {}

    static Map<String, ? extends @Nullable Object> of(Map<String, ? extends @Nullable Object> fields) {
        if (fields.keySet().stream().noneMatch("Id"::equalsIgnoreCase)) {
            return fields;
        }
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(fields);
        rest.keySet().removeIf("Id"::equalsIgnoreCase);
        return rest;
    }
}
