package io.sfsdk.testkit.bulk;

import io.sfsdk.testkit.schema.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One column of an upload.
 *
 * @param header as uploaded
 * @param field the field it fills; a reference for a relationship column
 * @param key the parent's field that names it, in the header's spelling; null for a plain column
 * @param parentType the object of a polymorphic parent, or null
 */
record UploadColumn(
        String header,
        Field field,
        @Nullable String key,
        @Nullable String parentType) {

    /** The name a write knows it by. */
    String target() {
        return key == null ? field.name() : String.valueOf(field.relationshipName());
    }

    boolean isId() {
        return key == null && field.name().equals("Id");
    }

    /** A parent by the value of its key. */
    Map<String, Object> parent(String value) {
        Map<String, Object> parent = new LinkedHashMap<>();
        if (parentType != null) {
            parent.put("attributes", Map.of("type", parentType));
        }
        parent.put(String.valueOf(key), value);
        return parent;
    }
}
