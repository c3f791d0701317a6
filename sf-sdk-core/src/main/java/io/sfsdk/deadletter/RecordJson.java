package io.sfsdk.deadletter;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.sfsdk.record.ChildRecords;
import io.sfsdk.record.Compound;
import io.sfsdk.record.RecordShape;
import io.sfsdk.record.SObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as JSON and back, exactly: texts, booleans and null as themselves, every other value as an object with its kind as
 * its only name, so that a text that looks like a date stays a text.
 */
final class RecordJson {
    private RecordJson() {}

    static void write(SObject record, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", record.type());
        json.writeObjectFieldStart("fields");
        for (int i = 0; i < record.size(); i++) {
            json.writeFieldName(record.shape().name(i));
            writeValue(record.valueAt(i), json);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    static SObject read(JsonNode json) {
        List<String> names = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : Json.require(json, "fields").properties()) {
            names.add(field.getKey());
            values.add(readValue(field.getValue()));
        }
        return RecordShape.of(Json.requireText(json, "type"), names).record(values.toArray());
    }

    private static void writeValue(@Nullable Object value, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else {
            writeTagged(value, json);
        }
    }

    private static void writeTagged(Object value, JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (value instanceof BigDecimal decimal) {
            json.writeStringField("decimal", decimal.toString());
        } else if (value instanceof Instant instant) {
            json.writeStringField("instant", instant.toString());
        } else if (value instanceof LocalDate date) {
            json.writeStringField("date", date.toString());
        } else if (value instanceof LocalTime time) {
            json.writeStringField("time", time.toString());
        } else if (value instanceof SObject parent) {
            json.writeFieldName("record");
            write(parent, json);
        } else if (value instanceof ChildRecords children) {
            json.writeFieldName("children");
            writeChildren(children, json);
        } else if (value instanceof Compound compound) {
            json.writeFieldName("compound");
            writeCompound(compound, json);
        } else {
            throw new IllegalArgumentException(
                    "a record cannot hold a " + value.getClass().getName());
        }
        json.writeEndObject();
    }

    private static void writeChildren(ChildRecords children, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("totalSize", children.totalSize());
        if (children.nextPage() != null) {
            json.writeStringField("nextPage", children.nextPage());
        }
        json.writeArrayFieldStart("records");
        for (SObject child : children.records()) {
            write(child, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeCompound(Compound compound, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, @Nullable Object> part : compound.parts().entrySet()) {
            json.writeFieldName(part.getKey());
            writeValue(part.getValue(), json);
        }
        json.writeEndObject();
    }

    private static @Nullable Object readValue(JsonNode json) {
        if (json.isNull()) {
            return null;
        }
        if (json.isTextual()) {
            return json.textValue();
        }
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        if (json.size() != 1 || !json.isObject()) {
            throw new IllegalArgumentException("a letter holds a value of no kind");
        }
        Map.Entry<String, JsonNode> tagged = json.properties().iterator().next();
        return readTagged(tagged.getKey(), tagged.getValue());
    }

    private static Object readTagged(String kind, JsonNode value) {
        return switch (kind) {
            case "decimal" -> new BigDecimal(Json.text(value));
            case "instant" -> Instant.parse(Json.text(value));
            case "date" -> LocalDate.parse(Json.text(value));
            case "time" -> LocalTime.parse(Json.text(value));
            case "record" -> read(value);
            case "children" -> readChildren(value);
            case "compound" -> readCompound(value);
            default -> throw new IllegalArgumentException("a letter holds a value of the unknown kind " + kind);
        };
    }

    private static ChildRecords readChildren(JsonNode json) {
        List<SObject> records = new ArrayList<>();
        Json.require(json, "records").forEach(child -> records.add(read(child)));
        JsonNode nextPage = json.get("nextPage");
        return new ChildRecords(
                records, Json.require(json, "totalSize").longValue(), nextPage == null ? null : Json.text(nextPage));
    }

    private static Compound readCompound(JsonNode json) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        json.properties().forEach(part -> parts.put(part.getKey(), readValue(part.getValue())));
        return new Compound(parts);
    }
}
