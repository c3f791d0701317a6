package io.sfsdk.testkit.avro;

import io.sfsdk.testkit.schema.FieldType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/**
 * How fields of one kind go over: an Avro type, and in the text beside it what its numbers mean.
 *
 * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/guide/event-deserialization-considerations.html">Event
 *     Deserialization Considerations</a>
 */
public enum AvroType {
    TEXT("string", "Text"),
    FLAG("boolean", "Boolean"),
    WHOLE("int", "Integer"),
    FRACTION("double", "Double"),
    DAY("long", "DateOnly"),
    MOMENT("long", "DateTime"),
    TIME("long", "TimeOnly");

    private final String avro;
    private final String meaning;

    AvroType(String avro, String meaning) {
        this.avro = avro;
        this.meaning = meaning;
    }

    public static AvroType of(FieldType type) {
        return switch (type) {
            case BOOLEAN -> FLAG;
            case INT, LONG -> WHOLE;
            case DOUBLE, CURRENCY, PERCENT -> FRACTION;
            case DATE -> DAY;
            case DATETIME -> MOMENT;
            case TIME -> TIME;
            default -> TEXT;
        };
    }

    /** The type's name in a schema. */
    public String avroName() {
        return avro;
    }

    /** What it means, as the schema's {@code doc} says behind the role. */
    public String meaning() {
        return meaning;
    }

    public void write(Object value, AvroWriter out) {
        switch (this) {
            case TEXT -> out.text(value instanceof BigDecimal number ? number.toPlainString() : value.toString());
            case FLAG -> out.flag((Boolean) value);
            case WHOLE -> out.number(((BigDecimal) value).longValueExact());
            case FRACTION -> out.fraction(((BigDecimal) value).doubleValue());
            case DAY ->
                out.number(((LocalDate) value)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .toEpochMilli());
            case MOMENT -> out.number(((Instant) value).toEpochMilli());
            case TIME -> out.number(TimeUnit.NANOSECONDS.toMillis(((LocalTime) value).toNanoOfDay()));
        }
    }

    Object read(AvroReader in) {
        return switch (this) {
            case TEXT -> in.text();
            case FLAG -> in.flag();
            case WHOLE -> BigDecimal.valueOf(in.number());
            case FRACTION -> BigDecimal.valueOf(in.fraction());
            case DAY ->
                Instant.ofEpochMilli(in.number()).atOffset(ZoneOffset.UTC).toLocalDate();
            case MOMENT -> Instant.ofEpochMilli(in.number());
            case TIME -> LocalTime.ofNanoOfDay(TimeUnit.MILLISECONDS.toNanos(in.number()));
        };
    }
}
