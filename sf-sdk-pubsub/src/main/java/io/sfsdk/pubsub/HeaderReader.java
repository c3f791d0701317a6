package io.sfsdk.pubsub;

import io.sfsdk.event.ChangeEventHeader;
import io.sfsdk.event.ChangeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Reads a change event's header by the names of its schema, so that a field more or another order does no harm. */
final class HeaderReader {
    private final Schema header;
    private final FieldBitmap bitmaps;

    HeaderReader(Schema header, Schema event) {
        this.header = header;
        this.bitmaps = new FieldBitmap(event);
    }

    ChangeEventHeader read(AvroInput in) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (Schema.Field field : header.getFields()) {
            values.put(field.name(), value(field.schema(), in));
        }
        return new ChangeEventHeader(
                text(values, "entityName"),
                texts(values, "recordIds"),
                new ChangeType(text(values, "changeType")),
                text(values, "changeOrigin"),
                text(values, "transactionKey"),
                (int) number(values, "sequenceNumber"),
                Instant.ofEpochMilli(number(values, "commitTimestamp")),
                number(values, "commitNumber"),
                text(values, "commitUser"),
                bitmaps.names(texts(values, "changedFields")),
                bitmaps.names(texts(values, "nulledFields")),
                bitmaps.names(texts(values, "diffFields")));
    }

    private static @Nullable Object value(Schema schema, AvroInput in) {
        return switch (schema.getType()) {
            case NULL -> null;
            case STRING -> in.readString();
            case INT, LONG -> in.readLong();
            case BOOLEAN -> in.readBoolean();
            case ENUM -> at(schema.getEnumSymbols(), in.readInt(), "symbol");
            case UNION -> value(at(schema.getTypes(), in.readInt(), "branch"), in);
            case ARRAY -> list(schema.getElementType(), in);
            default -> throw new MalformedEventException("its header has a value of type " + schema.getType());
        };
    }

    private static <T> T at(List<T> known, int index, String what) {
        if (index < 0 || index >= known.size()) {
            throw new MalformedEventException(what + " " + index + " of " + known.size());
        }
        return known.get(index);
    }

    private static List<@Nullable Object> list(Schema item, AvroInput in) {
        List<@Nullable Object> items = new ArrayList<>();
        for (int count = in.readBlock(); count > 0; count = in.readBlock()) {
            for (int i = 0; i < count; i++) {
                items.add(value(item, in));
            }
        }
        return items;
    }

    private static String text(Map<String, @Nullable Object> values, String name) {
        return values.get(name) instanceof String text ? text : "";
    }

    private static long number(Map<String, @Nullable Object> values, String name) {
        return values.get(name) instanceof Long number ? number : 0;
    }

    private static List<String> texts(Map<String, @Nullable Object> values, String name) {
        List<String> texts = new ArrayList<>();
        if (values.get(name) instanceof List<?> items) {
            for (Object item : items) {
                texts.add(String.valueOf(item));
            }
        }
        return texts;
    }
}
