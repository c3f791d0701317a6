package io.sfsdk.testkit.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of an object; made by {@link FieldBuilder}.
 *
 * @param length characters of a text field, 0 for others
 * @param precision digits of a number, 0 for others
 * @param scale digits right of the point
 * @param required refuses an empty value on create and update
 * @param referenceTo the objects a reference may point to; more than one makes it polymorphic
 * @param relationshipName the parent's name in SOQL, for example {@code Account} for {@code AccountId}; null if none
 * @param compound the name of the address or location this field is a part of, or null
 * @param defaultValue the value of a created record that leaves the field out, or null
 */
public record Field(
        String name,
        String label,
        FieldType type,
        int length,
        int precision,
        int scale,
        boolean required,
        boolean createable,
        boolean updateable,
        boolean filterable,
        boolean sortable,
        boolean groupable,
        boolean unique,
        boolean caseSensitive,
        boolean externalId,
        boolean custom,
        boolean calculated,
        boolean autoNumber,
        boolean nameField,
        boolean restrictedPicklist,
        boolean cascadeDelete,
        List<PicklistValue> picklistValues,
        List<String> referenceTo,
        @Nullable String relationshipName,
        @Nullable String childRelationshipName,
        @Nullable String compound,
        @Nullable Object defaultValue) {
    public Field {
        picklistValues = List.copyOf(picklistValues);
        referenceTo = List.copyOf(referenceTo);
    }
}
