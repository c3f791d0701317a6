package io.sfsdk.pubsub;

import io.sfsdk.record.SObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/** Writes platform events by their schema. */
final class EventWriter {
    private final Schema event;

    EventWriter(Schema event) {
        this.event = event;
    }

    /**
     * @param index the event's place among those given, for messages
     * @param record its fields; one that the schema has and the record has not is written as null
     * @throws IllegalArgumentException if a field is unknown, or holds what it cannot
     */
    byte[] write(int index, SObject record) {
        requireKnown(index, record);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            for (Schema.Field field : event.getFields()) {
                write(index, field, record.value(field.name()), out);
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void requireKnown(int index, SObject record) {
        for (String name : record.names()) {
            if (event.getFields().stream().noneMatch(field -> field.name().equalsIgnoreCase(name))) {
                throw new IllegalArgumentException(
                        "event " + index + ": " + event.getName() + " has no field " + name + " that the user may see");
            }
        }
    }

    private void write(int index, Schema.Field field, @Nullable Object value, BinaryEncoder out) throws IOException {
        try {
            Schema schema = field.schema();
            if (schema.getType() == Schema.Type.UNION) {
                schema = branch(schema.getTypes(), value, out);
            }
            WireValue.of(schema, FieldKind.of(field), value).write(out);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("event " + index + ", field " + field.name() + ": " + e.getMessage(), e);
        }
    }

    private static Schema branch(List<Schema> branches, @Nullable Object value, BinaryEncoder out) throws IOException {
        for (int i = 0; i < branches.size(); i++) {
            if ((branches.get(i).getType() == Schema.Type.NULL) == (value == null)) {
                out.writeIndex(i);
                return branches.get(i);
            }
        }
        throw new IllegalArgumentException("a value of null is not allowed");
    }
}
