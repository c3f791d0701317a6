package io.sfsdk.testkit.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record of a collection.
 *
 * @param type as its attributes say; empty where the call needs none
 */
record CollectionRecord(String type, Map<String, @Nullable Object> fields) {
    /** A field's value, its name compared without regard to case. */
    @Nullable
    Object value(String name) {
        for (Map.Entry<String, @Nullable Object> field : fields.entrySet()) {
            if (field.getKey().equalsIgnoreCase(name)) {
                return field.getValue();
            }
        }
        return null;
    }

    @Nullable
    String text(String name) {
        Object value = value(name);
        return value == null ? null : value.toString();
    }

    Map<String, @Nullable Object> without(String name) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(fields);
        rest.keySet().removeIf(name::equalsIgnoreCase);
        return rest;
    }
}
