package io.sfsdk.pubsub;

import io.sfsdk.record.Compound;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Makes the reader of a schema once, so that no event looks at its schema again. */
final class ValueReaders {
    /** Addresses are two deep. A schema that contains itself has no end. */
    private static final int DEEPEST = 16;

    private ValueReaders() {}

    static ValueReader of(Schema.Field field) {
        return of(field.schema(), FieldKind.of(field), 0);
    }

    private static ValueReader of(Schema schema, FieldKind kind, int depth) {
        if (depth > DEEPEST) {
            throw new MalformedEventException("its schema is more than " + DEEPEST + " records deep");
        }
        return switch (schema.getType()) {
            case NULL -> in -> null;
            case BOOLEAN -> AvroInput::readBoolean;
            case INT -> in -> BigDecimal.valueOf(in.readInt());
            case LONG -> ofLong(kind);
            case FLOAT -> in -> DoubleDecimal.of(in.readFloat());
            case DOUBLE -> in -> DoubleDecimal.of(in.readDouble());
            case STRING -> AvroInput::readString;
            case BYTES -> in -> Base64.getEncoder().encodeToString(in.readBytes(in.readLength()));
            case FIXED -> ofFixed(schema.getFixedSize());
            case ENUM -> ofSymbols(schema.getEnumSymbols());
            case UNION -> ofUnion(schema, kind, depth);
            case RECORD -> ofRecord(schema, depth);
            case ARRAY -> new ListReader(of(schema.getElementType(), kind, depth + 1));
            case MAP -> new MapReader(of(schema.getValueType(), kind, depth + 1));
        };
    }

    private static ValueReader ofLong(FieldKind kind) {
        return switch (kind) {
            case DATE_TIME -> in -> EventTimes.moment(in.readLong());
            case DATE -> in -> EventTimes.date(in.readLong());
            case TIME -> in -> EventTimes.time(in.readLong());
            case OTHER -> in -> BigDecimal.valueOf(in.readLong());
        };
    }

    private static ValueReader ofFixed(int size) {
        return in -> Base64.getEncoder().encodeToString(in.readBytes(size));
    }

    private static ValueReader ofSymbols(List<String> symbols) {
        String[] known = symbols.toArray(String[]::new);
        return in -> {
            int index = in.readInt();
            if (index < 0 || index >= known.length) {
                throw new MalformedEventException("symbol " + index + " of " + known.length);
            }
            return known[index];
        };
    }

    private static ValueReader ofUnion(Schema schema, FieldKind kind, int depth) {
        ValueReader[] branches = schema.getTypes().stream()
                .map(branch -> of(branch, kind, depth + 1))
                .toArray(ValueReader[]::new);
        return in -> {
            int branch = in.readInt();
            if (branch < 0 || branch >= branches.length) {
                throw new MalformedEventException("branch " + branch + " of " + branches.length);
            }
            return branches[branch].read(in);
        };
    }

    private static ValueReader ofRecord(Schema schema, int depth) {
        List<Schema.Field> fields = schema.getFields();
        String[] names = fields.stream().map(Schema.Field::name).toArray(String[]::new);
        ValueReader[] readers = fields.stream()
                .map(field -> of(field.schema(), FieldKind.of(field), depth + 1))
                .toArray(ValueReader[]::new);
        return in -> {
            Map<String, @Nullable Object> parts = new LinkedHashMap<>();
            for (int i = 0; i < readers.length; i++) {
                parts.put(names[i], readers[i].read(in));
            }
            return new Compound(parts);
        };
    }
}
