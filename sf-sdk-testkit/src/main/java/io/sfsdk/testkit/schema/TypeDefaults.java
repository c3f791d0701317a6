package io.sfsdk.testkit.schema;

import org.jspecify.annotations.Nullable;

/** What a field has from its type alone. */
record TypeDefaults(
        int length,
        int precision,
        int scale,
        boolean writable,
        boolean filterable,
        boolean sortable,
        boolean groupable,
        @Nullable String extraTypeInfo) {

    static TypeDefaults of(FieldType type) {
        return switch (type) {
            case ID -> new TypeDefaults(18, 0, 0, false, true, true, true, null);
            case REFERENCE -> text(18);
            case STRING, PICKLIST, COMBOBOX, URL -> text(255);
            case PHONE -> text(40);
            case EMAIL -> text(80);
            case TEXTAREA -> new TypeDefaults(255, 0, 0, true, true, true, true, "plaintextarea");
            case MULTIPICKLIST -> new TypeDefaults(4099, 0, 0, true, true, false, false, null);
            case ENCRYPTEDSTRING -> new TypeDefaults(175, 0, 0, true, false, false, false, null);
            case BASE64 -> new TypeDefaults(0, 0, 0, true, false, false, false, null);
            case ADDRESS, LOCATION -> new TypeDefaults(0, 0, 0, false, true, false, false, null);
            case DOUBLE, CURRENCY -> new TypeDefaults(0, 18, 2, true, true, true, false, null);
            case PERCENT -> new TypeDefaults(0, 18, 2, true, true, true, false, null);
            case INT -> new TypeDefaults(0, 0, 0, true, true, true, true, null);
            case LONG, DATETIME, TIME -> new TypeDefaults(0, 0, 0, true, true, true, false, null);
            case BOOLEAN, DATE -> new TypeDefaults(0, 0, 0, true, true, true, true, null);
        };
    }

    private static TypeDefaults text(int length) {
        return new TypeDefaults(length, 0, 0, true, true, true, true, null);
    }
}
