package io.sfsdk.pubsub;

import io.sfsdk.event.ChangeEventHeader;
import io.sfsdk.event.ChangeType;
import io.sfsdk.event.EventContent;
import io.sfsdk.record.Compound;
import io.sfsdk.record.RecordShape;
import io.sfsdk.record.SObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads change events. On the wire every field is there, null both where it did not change and where it was cleared; of those a
 * record has only what the header names.
 */
final class ChangeReader implements EventSchema.ContentReader {
    private static final String HEADER = "ChangeEventHeader";

    private final String schema;
    private final HeaderReader header;
    private final int headerAt;
    private final String[] names;
    private final ValueReader[] readers;

    ChangeReader(String schema, Schema event) {
        this.schema = schema;
        Schema.Field head = event.getField(HEADER);
        this.header = new HeaderReader(head.schema(), event);
        this.headerAt = head.pos();
        this.names = event.getFields().stream().map(Schema.Field::name).toArray(String[]::new);
        this.readers = event.getFields().stream()
                .map(field -> field.pos() == head.pos() ? (ValueReader) in -> null : ValueReaders.of(field))
                .toArray(ValueReader[]::new);
    }

    @Override
    public EventContent read(AvroInput in) {
        ChangeEventHeader head = null;
        @Nullable Object[] values = new Object[readers.length];
        for (int i = 0; i < readers.length; i++) {
            if (i == headerAt) {
                head = header.read(in);
            } else {
                values[i] = readers[i].read(in);
            }
        }
        if (head == null) {
            throw new IllegalStateException("a schema of change events without a header");
        }
        return content(head, values);
    }

    private EventContent content(ChangeEventHeader head, @Nullable Object[] values) {
        if (head.changeType().equals(ChangeType.GAP_OVERFLOW)) {
            return new EventContent.Overflow(head);
        }
        if (head.changeType().isGap()) {
            return new EventContent.Gap(head);
        }
        return new EventContent.Change(head, fields(head, values), schema);
    }

    private SObject fields(ChangeEventHeader head, @Nullable Object[] values) {
        Set<String> named = new LinkedHashSet<>(head.changedFields());
        named.addAll(head.nulledFields());
        List<String> kept = new ArrayList<>();
        List<@Nullable Object> said = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Object value = said(names[i], values[i], named);
            if (i != headerAt && (value != null || named.contains(names[i]))) {
                kept.add(names[i]);
                said.add(value);
            }
        }
        return RecordShape.of(head.entityName(), kept).record(said.toArray());
    }

    /** A compound has the parts that are named or not empty, even where it is missing as a whole. */
    private static @Nullable Object said(String field, @Nullable Object value, Set<String> named) {
        if (value != null && !(value instanceof Compound)) {
            return value;
        }
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        for (String name : named) {
            if (name.startsWith(field) && name.startsWith(".", field.length())) {
                parts.put(name.substring(field.length() + 1), null);
            }
        }
        if (value instanceof Compound compound) {
            compound.parts().forEach((name, part) -> {
                if (part != null) {
                    parts.put(name, part);
                }
            });
        }
        return parts.isEmpty() ? null : new Compound(parts);
    }
}
