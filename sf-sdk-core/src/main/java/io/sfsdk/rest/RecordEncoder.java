package io.sfsdk.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sfsdk.record.ChildRecords;
import io.sfsdk.record.Compound;
import io.sfsdk.record.SObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as the org reads them: null clears a field, a field that is absent is left out.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/intro_valid_date_formats.htm">REST API
 *     Developer Guide, Valid Date and DateTime Formats</a>
 */
final class RecordEncoder {
    /** Decimals with more zeros than this are written with an exponent, or one value could fill the memory. */
    private static final int LONGEST_PLAIN = 400;

    /** As {@link BigDecimal#toString()} decides: an adjusted exponent of -6 or more is written out. */
    private static final int SMALLEST_WITHOUT_EXPONENT = -6;

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS'Z'");

    private final JsonGenerator json;

    RecordEncoder(JsonGenerator json) {
        this.json = json;
    }

    /** One record with its type, as collections need it. */
    void typed(SObject record) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("attributes");
        json.writeStringField("type", record.type());
        json.writeEndObject();
        fields(record);
        json.writeEndObject();
    }

    /** The beginning of one record of a tree; the caller writes its fields and its end. */
    void start(String type, String referenceId) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("attributes");
        json.writeStringField("type", type);
        json.writeStringField("referenceId", referenceId);
        json.writeEndObject();
    }

    /** One record whose type is in the path. */
    void untyped(SObject record) throws IOException {
        json.writeStartObject();
        fields(record);
        json.writeEndObject();
    }

    void fields(SObject record) throws IOException {
        for (int i = 0; i < record.size(); i++) {
            String name = record.shape().name(i);
            json.writeFieldName(name);
            value(record, name, record.valueAt(i));
        }
    }

    private void value(SObject record, String name, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(plain(number));
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else if (value instanceof Instant moment) {
            json.writeString(INSTANT.format(moment.atOffset(ZoneOffset.UTC)));
        } else if (value instanceof LocalDate date) {
            json.writeString(date.toString());
        } else if (value instanceof LocalTime time) {
            json.writeString(TIME.format(time));
        } else if (value instanceof SObject parent) {
            typed(parent);
        } else {
            throw unwritable(record, name, value);
        }
    }

    /** Most numbers have no exponent anyway, and {@code toString()} remembers what it made. */
    private static String plain(BigDecimal number) {
        if (number.scale() >= 0 && number.precision() - number.scale() > SMALLEST_WITHOUT_EXPONENT) {
            return number.toString();
        }
        return Math.abs((long) number.scale()) <= LONGEST_PLAIN ? number.toPlainString() : number.toString();
    }

    private static IllegalArgumentException unwritable(SObject record, String name, Object value) {
        String advice = "";
        if (value instanceof ChildRecords) {
            advice = "; write the child records by a call of their own";
        } else if (value instanceof Compound) {
            advice = "; a compound is read only, write its parts, such as BillingCity";
        }
        return new IllegalArgumentException("field " + name + " of " + record.type() + " holds a "
                + value.getClass().getSimpleName() + ", which cannot be written" + advice);
    }
}
