package io.sfsdk.testkit.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes compact JSON as UTF-8 bytes, commas and all. Not safe to share.
 *
 * <p>{@link #value(Object)} knows strings, booleans, whole {@code Integer} and {@code Long}, {@code BigDecimal} (by its
 * scale: 0 is whole, more is a decimal), {@code java.time} values in the REST API's formats, lists, maps and null.
 */
public final class JsonWriter {
    private final ByteText out;
    private boolean needsComma;
    private @Nullable Instant lastInstant;
    private String lastDateTime = "";

    public JsonWriter() {
        this(512);
    }

    public JsonWriter(int capacity) {
        this.out = new ByteText(capacity);
    }

    /** One value as text. */
    public static String toText(@Nullable Object value) {
        return new String(toBytes(value), StandardCharsets.UTF_8);
    }

    /** One value as UTF-8. */
    public static byte[] toBytes(@Nullable Object value) {
        return new JsonWriter().value(value).toBytes();
    }

    public byte[] toBytes() {
        return out.toBytes();
    }

    public JsonWriter beginObject() {
        return open('{');
    }

    public JsonWriter endObject() {
        return close('}');
    }

    public JsonWriter beginArray() {
        return open('[');
    }

    public JsonWriter endArray() {
        return close(']');
    }

    public JsonWriter name(String name) {
        separate();
        out.quoted(name).ascii(':');
        needsComma = false;
        return this;
    }

    /** A name made ready by {@link #encodedName}. */
    public JsonWriter name(byte[] encodedName) {
        separate();
        out.bytes(encodedName);
        needsComma = false;
        return this;
    }

    /** {@code "name":} as bytes, for names that are written many times. */
    public static byte[] encodedName(String name) {
        return new ByteText(name.length() + 8).quoted(name).ascii(':').toBytes();
    }

    /** Text that is JSON already. */
    public JsonWriter raw(byte[] json) {
        separate();
        out.bytes(json);
        needsComma = true;
        return this;
    }

    public JsonWriter value(String text) {
        separate();
        out.quoted(text);
        needsComma = true;
        return this;
    }

    /** Text that is JSON when joined; the middle is ASCII that needs no escape. */
    public JsonWriter raw(byte[] before, String ascii, byte[] after) {
        separate();
        out.bytes(before).ascii(ascii).bytes(after);
        needsComma = true;
        return this;
    }

    /** A number in the form it shall have. */
    public JsonWriter number(String digits) {
        return literal(digits);
    }

    public JsonWriter value(boolean fact) {
        return literal(fact ? "true" : "false");
    }

    public JsonWriter value(long number) {
        return literal(Long.toString(number));
    }

    public JsonWriter nullValue() {
        return literal("null");
    }

    public JsonWriter value(@Nullable Object value) {
        if (value == null) {
            return nullValue();
        }
        if (value instanceof String text) {
            return value(text);
        }
        if (value instanceof Boolean fact) {
            return value(fact.booleanValue());
        }
        if (value instanceof BigDecimal number) {
            return literal(number.scale() == 0 ? NumberForm.whole(number) : NumberForm.decimal(number));
        }
        if (value instanceof Number number) {
            return literal(number.toString());
        }
        return temporalOrTree(value);
    }

    private JsonWriter temporalOrTree(Object value) {
        if (value instanceof Instant instant) {
            return quotedAscii(dateTime(instant));
        }
        if (value instanceof LocalDate date) {
            return quotedAscii(date.toString());
        }
        if (value instanceof LocalTime time) {
            return quotedAscii(TimeForm.time(time));
        }
        if (value instanceof List<?> list) {
            return array(list);
        }
        if (value instanceof Map<?, ?> map) {
            return object(map);
        }
        throw new IllegalArgumentException("no JSON for " + value.getClass());
    }

    /** Rows that were written together share their stamps. */
    private String dateTime(Instant instant) {
        if (!instant.equals(lastInstant)) {
            lastInstant = instant;
            lastDateTime = TimeForm.dateTime(instant);
        }
        return lastDateTime;
    }

    private JsonWriter array(List<?> list) {
        beginArray();
        list.forEach(this::value);
        return endArray();
    }

    private JsonWriter object(Map<?, ?> map) {
        beginObject();
        map.forEach((name, value) -> name(String.valueOf(name)).value(value));
        return endObject();
    }

    private JsonWriter quotedAscii(String text) {
        separate();
        out.ascii('"').ascii(text).ascii('"');
        needsComma = true;
        return this;
    }

    private JsonWriter literal(String text) {
        separate();
        out.ascii(text);
        needsComma = true;
        return this;
    }

    private JsonWriter open(char bracket) {
        separate();
        out.ascii(bracket);
        needsComma = false;
        return this;
    }

    private JsonWriter close(char bracket) {
        out.ascii(bracket);
        needsComma = true;
        return this;
    }

    private void separate() {
        if (needsComma) {
            out.ascii(',');
        }
    }
}
