package io.sfsdk.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an org says of a field, as far as the user may see it.
 *
 * @param type the API's word, for example {@code datetime} or {@code currency}; an open set
 * @param length characters of a text, else 0
 * @param precision digits of a number in all, else 0
 * @param scale digits behind the point
 * @param nillable whether null may be written
 * @param defaultedOnCreate whether the org fills it where a new record does not
 * @param externalId whether records may be upserted by it
 * @param unique whether the org refuses a value twice
 * @param calculated whether it is a formula, which changes without the record's stamp
 * @param referenceTo objects that a reference may point at, else empty
 * @param relationshipName how a query names the parent, null for no reference
 * @param compoundFieldName the compound field that it is a part of, or null
 * @param controllerName the field whose value decides which of this picklist's may be chosen, or null
 * @param picklistValues in the org's order, inactive ones included
 */
public record FieldDescribe(
        String name,
        String label,
        String type,
        int length,
        int precision,
        int scale,
        boolean custom,
        boolean nillable,
        boolean createable,
        boolean updateable,
        boolean defaultedOnCreate,
        boolean filterable,
        boolean sortable,
        boolean externalId,
        boolean unique,
        boolean calculated,
        List<String> referenceTo,
        @Nullable String relationshipName,
        @Nullable String compoundFieldName,
        @Nullable String controllerName,
        List<PicklistValue> picklistValues) {
    public FieldDescribe {
        referenceTo = List.copyOf(referenceTo);
        picklistValues = List.copyOf(picklistValues);
    }

    /** Whether a new record must bring a value. */
    public boolean requiredOnCreate() {
        return createable && !nillable && !defaultedOnCreate;
    }
}
