package io.sfsdk.testkit.avro;

import io.sfsdk.testkit.json.JsonWriter;
import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.ObjectType;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The schema of a platform event, and its events written and read by it. Immutable. */
public final class EventForm {
    /** What an event has apart from its payload. */
    private static final Set<String> OUTSIDE = Set.of("Id", "ReplayId", "EventUuid");

    private static final Set<String> ALWAYS = Set.of("CreatedDate", "CreatedById");

    private final String name;
    private final List<Field> fields;

    public EventForm(ObjectType type) {
        this.name = type.name();
        this.fields = type.fields().stream()
                .filter(field -> !OUTSIDE.contains(field.name()))
                .toList();
    }

    /** The schema as JSON. */
    public String schema() {
        JsonWriter json = new JsonWriter().beginObject();
        json.name("type").value("record").name("name").value(name);
        json.name("namespace").value("com.sforce.eventbus").name("fields").beginArray();
        fields.forEach(field -> describe(field, json));
        return new String(json.endArray().endObject().toBytes(), StandardCharsets.UTF_8);
    }

    private static void describe(Field field, JsonWriter json) {
        AvroType type = AvroType.of(field.type());
        json.beginObject().name("name").value(field.name());
        if (ALWAYS.contains(field.name())) {
            json.name("type").value(type.avroName());
            json.name("doc").value(field.name().equals("CreatedDate") ? "CreatedDate:DateTime" : "CreatedBy:EntityId");
        } else {
            json.name("type").beginArray().value("null").value(type.avroName()).endArray();
            json.name("doc").value("Data:" + type.meaning() + ":00N000000000001");
            json.name("default").nullValue();
        }
        json.endObject();
    }

    /**
     * Writes an event.
     *
     * @param values gives a field's value by its name
     */
    public byte[] write(Function<String, @Nullable Object> values) {
        AvroWriter out = new AvroWriter();
        for (Field field : fields) {
            Object value = values.apply(field.name());
            if (!ALWAYS.contains(field.name())) {
                out.number(value == null ? 0 : 1);
            }
            if (value != null) {
                AvroType.of(field.type()).write(value, out);
            }
        }
        return out.toBytes();
    }

    /**
     * What a publisher sent: the fields of its own, those that are null left out.
     *
     * @throws IllegalArgumentException if the bytes are not of this schema
     */
    public Map<String, Object> read(byte[] payload) {
        try {
            AvroReader in = new AvroReader(payload);
            Map<String, Object> values = new LinkedHashMap<>();
            fields.forEach(field -> read(field, in, values));
            if (in.isAtEnd()) {
                return values;
            }
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("the payload is not of the schema", e);
        }
        throw new IllegalArgumentException("the payload is longer than the schema");
    }

    private static void read(Field field, AvroReader in, Map<String, Object> values) {
        boolean isAlways = ALWAYS.contains(field.name());
        if (!isAlways && in.number() == 0) {
            return;
        }
        Object value = AvroType.of(field.type()).read(in);
        if (!isAlways) {
            values.put(field.name(), value);
        }
    }
}
