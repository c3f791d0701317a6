package io.sfsdk.rest;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * One value of a picklist.
 *
 * @param value what the API reads and writes
 * @param label what people see
 * @param validFor for a dependent picklist, with which values of the controlling field it goes, as sent: a bit a value, in base64;
 *     null for any other. See {@link SObjectDescribe#picklistValues}
 */
public record PicklistValue(
        String value,
        String label,
        boolean active,
        boolean defaultValue,
        @Nullable String validFor) {
    /** The first value of the controlling field has the first byte's highest bit. */
    boolean isValidFor(int index) {
        byte[] bits = validFor == null ? new byte[0] : Base64.getDecoder().decode(validFor);
        return index >> 3 < bits.length && (bits[index >> 3] & 0x80 >> (index & 7)) != 0;
    }
}
