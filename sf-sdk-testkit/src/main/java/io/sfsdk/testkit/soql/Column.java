package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.store.Row;
import org.jspecify.annotations.Nullable;

/**
 * A value that can be read from each row of a query.
 *
 * @param name the field's name in the schema's spelling, or the function's
 * @param field the field, or null for what a function made
 */
record Column(String name, FieldType type, @Nullable Field field, Reader reader) {
    /** Reads one value. */
    @FunctionalInterface
    interface Reader {
        @Nullable
        Object read(Row row);
    }

    static Column computed(String name, FieldType type, Reader reader) {
        return new Column(name, type, null, reader);
    }

    @Nullable
    Object read(Row row) {
        return reader.read(row);
    }

    boolean isId() {
        return type == FieldType.ID || type == FieldType.REFERENCE;
    }

    boolean isNumber() {
        return type.isWhole() || type.isDecimal();
    }

    boolean isText() {
        return switch (type) {
            case STRING, TEXTAREA, PICKLIST, MULTIPICKLIST, COMBOBOX, PHONE, EMAIL, URL, ENCRYPTEDSTRING -> true;
            default -> false;
        };
    }

    boolean isCompound() {
        return type == FieldType.ADDRESS || type == FieldType.LOCATION;
    }

    /** Whether values that differ in case only are equal, as text is but ids and case-sensitive fields are not. */
    boolean ignoresCase() {
        return isText() && (field == null || !field.caseSensitive());
    }
}
