package io.sfsdk.pubsub;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.jspecify.annotations.Nullable;

/** A field's value as it goes over the wire. */
@FunctionalInterface
interface WireValue {
    void write(BinaryEncoder out) throws IOException;

    /**
     * A value by its schema.
     *
     * @throws IllegalArgumentException if the schema cannot hold the value; the message does not quote it
     */
    static WireValue of(Schema schema, FieldKind kind, @Nullable Object value) {
        if (value == null) {
            return nothing(schema);
        }
        return switch (schema.getType()) {
            case STRING -> text(value);
            case BOOLEAN -> flag(value);
            case INT -> number(decimal(value).intValueExact());
            case LONG -> millis(kind, value);
            case DOUBLE -> fraction(decimal(value).doubleValue());
            default ->
                throw new IllegalArgumentException("values of type " + schema.getType() + " cannot be published");
        };
    }

    private static WireValue nothing(Schema schema) {
        if (schema.getType() != Schema.Type.NULL) {
            throw new IllegalArgumentException("it must not be null");
        }
        return BinaryEncoder::writeNull;
    }

    private static WireValue text(Object value) {
        if (value instanceof String || value instanceof Instant || value instanceof LocalDate) {
            String text = value.toString();
            return out -> out.writeString(text);
        }
        throw wrong("a text", value);
    }

    private static WireValue flag(Object value) {
        if (value instanceof Boolean flag) {
            return out -> out.writeBoolean(flag);
        }
        throw wrong("a boolean", value);
    }

    private static WireValue number(int value) {
        return out -> out.writeInt(value);
    }

    private static WireValue fraction(double value) {
        return out -> out.writeDouble(value);
    }

    private static WireValue millis(FieldKind kind, Object value) {
        long millis = switch (kind) {
            case DATE_TIME -> moment(value).toEpochMilli();
            case DATE -> date(value).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
            case TIME -> TimeUnit.NANOSECONDS.toMillis(time(value).toNanoOfDay());
            case OTHER -> decimal(value).longValueExact();
        };
        return out -> out.writeLong(millis);
    }

    private static BigDecimal decimal(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        throw wrong("a number", value);
    }

    private static Instant moment(Object value) {
        if (value instanceof Instant moment) {
            return moment;
        }
        if (value instanceof String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("it must be a date and time such as 2026-01-31T12:00:00Z", e);
            }
        }
        throw wrong("a date and time", value);
    }

    private static LocalDate date(Object value) {
        if (value instanceof LocalDate date) {
            return date;
        }
        if (value instanceof String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("it must be a date such as 2026-01-31", e);
            }
        }
        throw wrong("a date", value);
    }

    private static LocalTime time(Object value) {
        if (value instanceof LocalTime time) {
            return time;
        }
        throw wrong("a time of day", value);
    }

    private static IllegalArgumentException wrong(String wanted, Object value) {
        return new IllegalArgumentException(
                "it must be " + wanted + ", not a " + value.getClass().getSimpleName());
    }
}
