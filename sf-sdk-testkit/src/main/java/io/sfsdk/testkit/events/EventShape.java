package io.sfsdk.testkit.events;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.ObjectType;
import java.util.List;

/**
 * What the events of an object have in common.
 *
 * @param schema its name; another as soon as a field comes, goes or changes its type
 * @param told the fields of change events
 */
record EventShape(ObjectType type, String schema, List<Field> told) {
    EventShape {
        told = List.copyOf(told);
    }

    static EventShape of(ObjectType type) {
        return new EventShape(
                type,
                SchemaId.of(type),
                type.fields().stream()
                        .filter(field -> ChangeFields.isTold(type, field))
                        .toList());
    }
}
