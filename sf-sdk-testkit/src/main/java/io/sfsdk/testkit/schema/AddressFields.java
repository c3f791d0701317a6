package io.sfsdk.testkit.schema;

import java.util.List;

/** The parts of a compound address and the address itself, in describe order. */
final class AddressFields {
    private AddressFields() {}

    /** @param prefix for example {@code Billing}; empty for the address of a lead, user or organization */
    static List<FieldBuilder> of(String prefix, List<PicklistValue> accuracies) {
        String words = prefix.isEmpty() ? "" : prefix + " ";
        String compound = prefix + "Address";
        List<FieldBuilder> parts = List.of(
                Field.builder(prefix + "Street", FieldType.TEXTAREA).label(words + "Street"),
                text(prefix + "City", 40).label(words + "City"),
                text(prefix + "State", 80).label(words + "State/Province"),
                text(prefix + "PostalCode", 20).label(words + "Zip/Postal Code"),
                text(prefix + "Country", 80).label(words + "Country"),
                degrees(prefix + "Latitude").label(words + "Latitude"),
                degrees(prefix + "Longitude").label(words + "Longitude"),
                Field.builder(prefix + "GeocodeAccuracy", FieldType.PICKLIST)
                        .label(words + "Geocode Accuracy")
                        .length(40)
                        .values(accuracies)
                        .restricted(),
                Field.builder(compound, FieldType.ADDRESS).label(words + "Address"));
        parts.subList(0, parts.size() - 1).forEach(part -> part.partOf(compound));
        return parts;
    }

    private static FieldBuilder text(String name, int length) {
        return Field.builder(name, FieldType.STRING).length(length);
    }

    private static FieldBuilder degrees(String name) {
        return Field.builder(name, FieldType.DOUBLE).digits(18, 15);
    }
}
