package io.sfsdk.testkit.store;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * An index on the values of one field: hash and record number in one long. Hashes may meet, so a hit is compared with the
 * record itself.
 *
 * @param slot the field's slot
 * @param position the index's place among those of the object
 */
record ValueIndex(int slot, int position, Field field) {
    /** References, names, and whatever names records. */
    static boolean isKeptOn(Field field) {
        boolean text = field.type() != FieldType.TEXTAREA && field.type() != FieldType.BASE64;
        return text
                && (field.type() == FieldType.REFERENCE
                        || field.unique()
                        || field.externalId()
                        || field.idLookup()
                        || field.nameField());
    }

    /** The form in which values are compared: without case unless the field cares. */
    Object folded(Object value) {
        boolean folds = value instanceof String && !isReference() && !field.caseSensitive();
        return folds ? ((String) value).toLowerCase(Locale.ROOT) : value;
    }

    boolean isReference() {
        return field.type() == FieldType.REFERENCE;
    }

    /** An id of 15 characters is looked for with 18. */
    Object canonical(Object value) {
        String text = value.toString();
        return isReference() ? RecordId.normalize(text).orElse(text) : value;
    }

    /** The entry for a record; only for records that have a value. */
    long entry(Object value, int number) {
        return first(value) | number;
    }

    boolean matches(StoredRow row, Object value) {
        Object own = row.value(slot);
        return own != null && folded(own).equals(folded(value));
    }

    /** Numbers of records that may have the value, ascending. */
    IntStream candidates(SortedLongs entries, Object value) {
        long first = first(value);
        return entries.range(first, first | 0xFFFFFFFFL).mapToInt(entry -> (int) entry);
    }

    private long first(Object value) {
        return (long) folded(value).hashCode() << 32;
    }
}
