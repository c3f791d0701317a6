package io.sfsdk.testkit.soap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as a call sent it.
 *
 * @param type the object's name in the schema's spelling
 * @param id as sent; null if it has none
 * @param fields what is to be written; a null empties the field
 * @param contradictions fields that were both given a value and named in {@code fieldsToNull}
 */
record SObject(String type, @Nullable String id, Map<String, @Nullable Object> fields, List<String> contradictions) {
    SObject {
        contradictions = List.copyOf(contradictions);
    }

    /** The value of one field, in any spelling. */
    @Nullable
    Object value(String name) {
        for (Map.Entry<String, @Nullable Object> field : fields.entrySet()) {
            if (field.getKey().equalsIgnoreCase(name)) {
                return field.getValue();
            }
        }
        return null;
    }

    Map<String, @Nullable Object> without(String name) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(fields);
        rest.keySet().removeIf(name::equalsIgnoreCase);
        return rest;
    }
}
