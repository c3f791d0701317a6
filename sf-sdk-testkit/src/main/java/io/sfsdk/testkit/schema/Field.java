package io.sfsdk.testkit.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of an object; made by {@link FieldBuilder}.
 *
 * @param length characters of a text field, 0 for others
 * @param precision digits of a number, 0 for others
 * @param scale digits right of the point
 * @param nillable may be empty in a stored record
 * @param required refuses an empty value on create and update: not nillable, and nobody fills it in
 * @param referenceTo the objects a reference may point to; more than one makes it polymorphic
 * @param idLookup an upsert or a parent by external id may name records by it
 * @param restrictedDelete a record that is pointed at cannot be deleted
 * @param extraTypeInfo what a describe adds to the type, for example {@code plaintextarea}; or null
 * @param relationshipName the parent's name in SOQL, for example {@code Account} for {@code AccountId}; null if none
 * @param compound the name of the address or location this field is a part of, or null
 * @param defaultValue the value of a created record that leaves the field out, or null; for an auto number its format,
 *     for example {@code A-{0000}}
 * @param formula what the value is computed from whenever it is read, or null
 */
public record Field(
        String name,
        String label,
        FieldType type,
        int length,
        int precision,
        int scale,
        boolean nillable,
        boolean required,
        boolean createable,
        boolean updateable,
        boolean filterable,
        boolean sortable,
        boolean groupable,
        boolean unique,
        boolean caseSensitive,
        boolean externalId,
        boolean idLookup,
        boolean custom,
        boolean calculated,
        boolean autoNumber,
        boolean nameField,
        boolean restrictedPicklist,
        boolean cascadeDelete,
        boolean restrictedDelete,
        @Nullable String extraTypeInfo,
        List<PicklistValue> picklistValues,
        List<String> referenceTo,
        @Nullable String relationshipName,
        @Nullable String childRelationshipName,
        @Nullable String compound,
        @Nullable Object defaultValue,
        @Nullable String formula) {
    public Field {
        picklistValues = List.copyOf(picklistValues);
        referenceTo = List.copyOf(referenceTo);
    }

    /** A field to be described; standard if the name does not end in {@code __c}. */
    public static FieldBuilder builder(String name, FieldType type) {
        return new FieldBuilder(name, type);
    }

    /** The same field for somebody who may only read it. */
    Field readOnly() {
        return new Field(
                name,
                label,
                type,
                length,
                precision,
                scale,
                nillable,
                required,
                false,
                false,
                filterable,
                sortable,
                groupable,
                unique,
                caseSensitive,
                externalId,
                idLookup,
                custom,
                calculated,
                autoNumber,
                nameField,
                restrictedPicklist,
                cascadeDelete,
                restrictedDelete,
                extraTypeInfo,
                picklistValues,
                referenceTo,
                relationshipName,
                childRelationshipName,
                compound,
                defaultValue,
                formula);
    }
}
