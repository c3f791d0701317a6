package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.json.NumberForm;
import io.sfsdk.testkit.json.TimeForm;
import io.sfsdk.testkit.schema.FieldType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** How values look in XML, coming in and going out. */
final class Values {
    private Values() {}

    /** @param type of the field; null where the value is of none */
    static String text(Object value, @Nullable FieldType type) {
        if (value instanceof BigDecimal number) {
            boolean whole = type == null ? number.scale() <= 0 : type.isWhole();
            return whole ? NumberForm.whole(number) : NumberForm.decimal(number);
        }
        if (value instanceof Instant instant) {
            return dateTime(instant);
        }
        return value instanceof LocalTime time ? TimeForm.time(time) : value.toString();
    }

    /** {@code 2026-01-01T12:00:00.000Z}. */
    static String dateTime(Instant instant) {
        String json = TimeForm.dateTime(instant);
        return json.substring(0, json.length() - "+0000".length()) + "Z";
    }

    /** What {@code xsi:type} says of a value that is no field's. */
    static String xsdType(Object value) {
        if (value instanceof BigDecimal number) {
            return number.scale() <= 0 ? "xsd:int" : "xsd:double";
        }
        if (value instanceof Integer || value instanceof Long) {
            return "xsd:int";
        }
        if (value instanceof Boolean) {
            return "xsd:boolean";
        }
        if (value instanceof Instant) {
            return "xsd:dateTime";
        }
        return value instanceof LocalDate ? "xsd:date" : "xsd:string";
    }

    static int wholeNumber(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw invalid(text, "xsd:int");
        }
    }

    static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw invalid(text, "xsd:dateTime");
        }
    }

    /**
     * The refusal of a text that is none of the schema's type, which fails the whole call.
     *
     * @see <a href="https://github.com/forcedotcom/CustomMetadataLoader/issues/80">forcedotcom/CustomMetadataLoader#80</a>
     */
    static SoapFault invalid(String text, String type) {
        return SoapFault.ofClient("'" + text + "' is not a valid value for the type " + type);
    }
}
