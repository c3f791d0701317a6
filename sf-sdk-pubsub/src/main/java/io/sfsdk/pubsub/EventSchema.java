package io.sfsdk.pubsub;

import io.sfsdk.event.EventContent;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/** A schema, and how events written with it are read. Immutable, so that threads may share it. */
final class EventSchema {
    private static final String HEADER = "ChangeEventHeader";

    private final Schema avro;
    private final ContentReader reader;

    private EventSchema(Schema avro, ContentReader reader) {
        this.avro = avro;
        this.reader = reader;
    }

    /** @param id the org's name of the schema */
    static EventSchema parse(String id, String json) {
        Schema avro = parse(json);
        if (avro.getType() != Schema.Type.RECORD) {
            throw new MalformedEventException("its schema is of type " + avro.getType() + ", not a record");
        }
        return new EventSchema(
                avro, avro.getField(HEADER) == null ? new PublishedReader(id, avro) : new ChangeReader(id, avro));
    }

    private static Schema parse(String json) {
        try {
            return new Schema.Parser().parse(json);
        } catch (SchemaParseException e) {
            throw new MalformedEventException("its schema cannot be read: " + e.getMessage());
        }
    }

    EventContent read(byte[] payload) {
        AvroInput in = new AvroInput(payload);
        EventContent content = reader.read(in);
        if (!in.isAtEnd()) {
            throw new MalformedEventException("it has more bytes than its schema has fields");
        }
        return content;
    }

    Schema avro() {
        return avro;
    }

    /** Reads what all events of one schema say. */
    interface ContentReader {
        EventContent read(AvroInput in);
    }
}
