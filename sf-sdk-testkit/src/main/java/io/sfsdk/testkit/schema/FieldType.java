package io.sfsdk.testkit.schema;

import java.util.Locale;

/** The field types of a describe; {@link #wireName()} is the text the API uses. */
public enum FieldType {
    ID,
    BOOLEAN,
    STRING,
    TEXTAREA,
    PICKLIST,
    MULTIPICKLIST,
    COMBOBOX,
    REFERENCE,
    DATE,
    DATETIME,
    TIME,
    INT,
    LONG,
    DOUBLE,
    CURRENCY,
    PERCENT,
    PHONE,
    EMAIL,
    URL,
    ENCRYPTEDSTRING,
    BASE64,
    ADDRESS,
    LOCATION;

    /** The type's name in describe answers, for example {@code multipicklist}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether values are exact decimals with a fraction on the wire ({@code 10.0}). */
    public boolean isDecimal() {
        return this == DOUBLE || this == CURRENCY || this == PERCENT;
    }

    /** Whether values are whole numbers on the wire ({@code 10}). */
    public boolean isWhole() {
        return this == INT || this == LONG;
    }
}
