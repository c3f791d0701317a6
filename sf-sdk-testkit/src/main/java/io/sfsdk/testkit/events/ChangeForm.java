package io.sfsdk.testkit.events;

import io.sfsdk.testkit.avro.AvroType;
import io.sfsdk.testkit.avro.AvroWriter;
import io.sfsdk.testkit.json.JsonWriter;
import io.sfsdk.testkit.schema.ObjectType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The schema of an object's change events, and events written by it: the header, then every field of the object, null both where it
 * did not change and where it was cleared. Immutable.
 *
 * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/guide/event-deserialization-considerations.html">Event
 *     Deserialization Considerations</a>
 */
public final class ChangeForm {
    private final String name;
    /** The parts of each field: of one that stands alone itself. */
    private final Map<String, List<ChangedValue>> fields = new LinkedHashMap<>();

    public ChangeForm(ObjectType type) {
        this.name = EntityChannels.of(type.name()).substring("/data/".length());
        for (ChangedValue part : ChangeFields.layout(type)) {
            String field = part.compound().isEmpty() ? part.name() : part.compound();
            fields.computeIfAbsent(field, key -> new ArrayList<>()).add(part);
        }
    }

    /** The schema as JSON. */
    public String schema() {
        JsonWriter json = new JsonWriter().beginObject();
        json.name("type").value("record").name("name").value(name);
        json.name("namespace").value("com.sforce.eventbus").name("fields").beginArray();
        HeaderForm.describe(json);
        Map<List<String>, String> definitions = new HashMap<>();
        fields.forEach((field, parts) -> describe(field, parts, definitions, json));
        return new String(json.endArray().endObject().toBytes(), StandardCharsets.UTF_8);
    }

    private static void describe(
            String field, List<ChangedValue> parts, Map<List<String>, String> definitions, JsonWriter json) {
        json.beginObject().name("name").value(field).name("type").beginArray().value("null");
        if (isAlone(parts)) {
            AvroType type = AvroType.of(parts.get(0).type());
            json.value(type.avroName()).endArray();
            json.name("doc").value("Data:" + type.meaning());
        } else {
            define(field, parts, definitions, json);
            json.endArray().name("doc").value("Data:" + kind(field));
        }
        json.name("default").nullValue().endObject();
    }

    /** A compound is defined where it first occurs, and named from then on. */
    private static void define(
            String field, List<ChangedValue> parts, Map<List<String>, String> definitions, JsonWriter json) {
        List<String> names = parts.stream().map(ChangedValue::name).toList();
        String known = definitions.get(names);
        if (known != null) {
            json.value(known);
            return;
        }
        String type = definitions.containsValue(kind(field)) ? field : kind(field);
        definitions.put(names, type);
        json.beginObject()
                .name("type")
                .value("record")
                .name("name")
                .value(type)
                .name("fields")
                .beginArray();
        parts.forEach(part -> describe(part.name(), List.of(alone(part)), definitions, json));
        json.endArray().endObject();
    }

    private static ChangedValue alone(ChangedValue part) {
        return new ChangedValue("", part.name(), part.type(), null);
    }

    private static String kind(String compound) {
        if (compound.equals("Name")) {
            return "PersonName";
        }
        return compound.endsWith("Address") ? "Address" : "Location";
    }

    private static boolean isAlone(List<ChangedValue> parts) {
        return parts.get(0).compound().isEmpty();
    }

    byte[] write(ChangeEvent event) {
        AvroWriter out = new AvroWriter();
        boolean tells = event.header().changeType() == ChangeType.UPDATE;
        List<ChangedValue> changed = tells ? event.values() : List.of();
        HeaderForm.write(
                event.header(),
                bitmaps(changed.stream().filter(value -> value.value() == null).toList()),
                bitmaps(changed),
                out);
        Map<String, Object> values = new HashMap<>();
        Stream.concat(event.values().stream(), event.enrichment().stream()).forEach(value -> {
            if (value.value() != null) {
                values.put(value.path(), value.value());
            }
        });
        fields.values().forEach(parts -> write(parts, values, out));
        return out.toBytes();
    }

    private static void write(List<ChangedValue> parts, Map<String, Object> values, AvroWriter out) {
        if (!isAlone(parts)) {
            if (parts.stream().noneMatch(part -> values.containsKey(part.path()))) {
                out.number(0);
                return;
            }
            out.number(1);
        }
        for (ChangedValue part : parts) {
            Object value = values.get(part.path());
            out.number(value == null ? 0 : 1);
            if (value != null) {
                AvroType.of(part.type()).write(value, out);
            }
        }
    }

    private List<String> bitmaps(List<ChangedValue> told) {
        FieldBits top = new FieldBits();
        Map<Integer, FieldBits> nested = new LinkedHashMap<>();
        List<String> names = List.copyOf(fields.keySet());
        for (ChangedValue value : told) {
            if (value.compound().isEmpty()) {
                top.set(names.indexOf(value.name()) + 1);
            } else {
                int parent = names.indexOf(value.compound());
                List<String> parts = fields.getOrDefault(value.compound(), List.of()).stream()
                        .map(ChangedValue::name)
                        .toList();
                nested.computeIfAbsent(parent + 1, key -> new FieldBits()).set(parts.indexOf(value.name()));
            }
        }
        List<String> texts = new ArrayList<>();
        if (!top.isEmpty()) {
            texts.add(top.text());
        }
        nested.forEach((parent, bits) -> texts.add(parent + "-" + bits.text()));
        return texts;
    }
}
