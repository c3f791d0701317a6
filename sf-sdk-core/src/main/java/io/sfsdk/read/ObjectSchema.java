package io.sfsdk.read;

import java.util.List;
import java.util.Optional;

/**
 * An object as the user may see it. A field that is missing here may exist: the org does not tell one that was removed from one
 * that is hidden from the user.
 *
 * @param name the API name as the org spells it
 * @param queryable whether its records may be read at all
 * @param fields in the org's order
 */
public record ObjectSchema(String name, boolean queryable, List<SchemaField> fields) {
    public ObjectSchema {
        fields = List.copyOf(fields);
    }

    /** A field by its API name, whatever its case. */
    public Optional<SchemaField> field(String apiName) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(apiName))
                .findFirst();
    }

    /** The reference whose parent a query names so, whatever the case. */
    public Optional<SchemaField> reference(String relationshipName) {
        return fields.stream()
                .filter(field -> relationshipName.equalsIgnoreCase(field.relationshipName()))
                .findFirst();
    }
}
