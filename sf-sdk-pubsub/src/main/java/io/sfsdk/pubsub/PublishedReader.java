package io.sfsdk.pubsub;

import io.sfsdk.event.EventContent;
import io.sfsdk.record.RecordShape;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Reads platform events: all fields, null where they are empty. */
final class PublishedReader implements EventSchema.ContentReader {
    private final String schema;
    private final RecordShape shape;
    private final ValueReader[] readers;

    PublishedReader(String schema, Schema event) {
        this.schema = schema;
        this.shape = RecordShape.of(
                event.getName(),
                event.getFields().stream().map(Schema.Field::name).toList());
        this.readers = event.getFields().stream().map(ValueReaders::of).toArray(ValueReader[]::new);
    }

    @Override
    public EventContent read(AvroInput in) {
        @Nullable Object[] values = new Object[readers.length];
        for (int i = 0; i < readers.length; i++) {
            values[i] = readers[i].read(in);
        }
        return new EventContent.Published(shape.record(values), schema);
    }
}
