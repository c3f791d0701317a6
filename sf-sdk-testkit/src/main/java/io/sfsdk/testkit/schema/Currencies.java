package io.sfsdk.testkit.schema;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What several currencies add to a schema.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_currencytype.htm">CurrencyType</a>
 */
final class Currencies {
    private static final Set<String> WITHOUT = Set.of("organization", "profile", "recordtype", "userrole", "group");

    private final List<PicklistValue> values;
    private final String corporate;

    Currencies(String corporate, String... others) {
        this.corporate = corporate;
        this.values = Stream.concat(
                        Stream.of(new PicklistValue(corporate, corporate, true, true)),
                        Stream.of(others).map(code -> new PicklistValue(code, code, true, false)))
                .toList();
    }

    void addTo(ObjectBuilder object) {
        if (WITHOUT.contains(object.name().toLowerCase(Locale.ROOT))) {
            return;
        }
        object.field(code("CurrencyIsoCode", "Currency ISO Code"));
        if (object.name().equals("User")) {
            object.field(code("DefaultCurrencyIsoCode", "Default Currency ISO Code"));
        }
    }

    private FieldBuilder code(String name, String label) {
        return Field.builder(name, FieldType.PICKLIST)
                .label(label)
                .length(3)
                .values(values)
                .defaultsTo(corporate)
                .restricted();
    }

    ObjectBuilder object() {
        ObjectBuilder object = ObjectBuilder.of("CurrencyType", "01L")
                .label("Currency Type", "Currency Types")
                .field(SystemFields.id("Currency Type"))
                .field(Field.builder("IsoCode", FieldType.PICKLIST)
                        .label("Currency ISO Code")
                        .length(3)
                        .values(values)
                        .nameField()
                        .required()
                        .createOnly())
                .field(Field.builder("ConversionRate", FieldType.DOUBLE)
                        .digits(18, 6)
                        .required())
                .field(Field.builder("DecimalPlaces", FieldType.INT)
                        .digits(1, 0)
                        .required())
                .field(Field.builder("IsActive", FieldType.BOOLEAN).label("Active"))
                .field(Field.builder("IsCorporate", FieldType.BOOLEAN)
                        .label("Corporate Currency")
                        .readOnly());
        SystemFields.audit().forEach(object::field);
        return object.notReplicateable();
    }
}
