package io.sfsdk.testkit.events;

import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.schema.Schema;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Shapes by the object's name, reckoned anew when the schema has another type of it. Safe to share. */
final class EventShapes {
    private final Supplier<Schema> schema;
    private final Map<String, EventShape> shapes = new ConcurrentHashMap<>();

    EventShapes(Supplier<Schema> schema) {
        this.schema = schema;
    }

    EventShape of(String object) {
        ObjectType type = schema.get().object(object).orElseThrow();
        return shapes.compute(
                type.name(), (name, known) -> known != null && known.type() == type ? known : EventShape.of(type));
    }
}
