package io.sfsdk.testkit.events;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.store.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Which fields of a record its change events tell, and under which names.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_event_fields_body.htm">Change
 *     Event Body Fields</a>
 */
final class ChangeFields {
    static final String LAST_MODIFIED = "LastModifiedDate";

    private static final Set<String> UNTOLD = Set.of(
            "Id",
            "IsDeleted",
            "SystemModstamp",
            "LastActivityDate",
            "LastViewedDate",
            "LastReferencedDate",
            "PhotoUrl");

    private ChangeFields() {}

    /** All that are not empty. */
    static List<ChangedValue> filled(EventShape shape, Row row) {
        List<ChangedValue> values = new ArrayList<>();
        for (Field field : shape.told()) {
            if (row.value(field.name()) != null) {
                values.add(value(field, row));
            }
        }
        return values;
    }

    /** Those that differ, and the time of the change before them; none if nothing that is told differs. */
    static List<ChangedValue> changed(EventShape shape, Row before, Row after) {
        List<ChangedValue> values = new ArrayList<>();
        for (Field field : shape.told()) {
            if (!field.name().equals(LAST_MODIFIED) && differs(field.name(), before, after)) {
                values.add(value(field, after));
            }
        }
        shape.type()
                .field(LAST_MODIFIED)
                .filter(field -> !values.isEmpty() || differs(LAST_MODIFIED, before, after))
                .ifPresent(field -> values.add(0, value(field, after)));
        return values;
    }

    private static boolean differs(String field, Row before, Row after) {
        return !Objects.equals(before.value(field), after.value(field));
    }

    /** All that are ever told, in the order of the schema and without values. */
    static List<ChangedValue> layout(ObjectType type) {
        return type.fields().stream()
                .filter(field -> isTold(type, field))
                .map(field -> new ChangedValue(compound(field), partName(field), field.type(), null))
                .toList();
    }

    private static String compound(Field field) {
        return field.compound() == null ? "" : field.compound();
    }

    /** One field as it is in a record. */
    static ChangedValue value(Field field, Row row) {
        return new ChangedValue(compound(field), partName(field), field.type(), row.value(field.name()));
    }

    static boolean isTold(ObjectType type, Field field) {
        boolean whole = field.type() == FieldType.ADDRESS
                || field.type() == FieldType.LOCATION
                || type.fields().stream().anyMatch(part -> field.name().equals(part.compound()));
        return !whole && field.type() != FieldType.BASE64 && !UNTOLD.contains(field.name());
    }

    /** {@code BillingCity} of {@code BillingAddress} is {@code City}. */
    private static String partName(Field field) {
        String compound = field.compound();
        String name = field.name();
        if (compound == null || compound.equals("Name")) {
            return name;
        }
        if (name.endsWith("__s")) {
            String[] words = name.split("__", -1);
            return words[words.length - 2];
        }
        String prefix = compound.endsWith("Address") ? compound.substring(0, compound.length() - 7) : "";
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }
}
