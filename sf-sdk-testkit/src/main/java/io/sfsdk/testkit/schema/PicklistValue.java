package io.sfsdk.testkit.schema;

/** One value of a picklist as describe lists it. */
public record PicklistValue(String value, String label, boolean active, boolean defaultValue) {
    public static PicklistValue of(String value) {
        return new PicklistValue(value, value, true, false);
    }
}
