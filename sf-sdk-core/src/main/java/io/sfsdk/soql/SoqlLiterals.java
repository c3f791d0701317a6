package io.sfsdk.soql;

import io.sfsdk.record.RecordId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as SOQL literals. A text is always quoted and escaped, so that no text can become anything but a text. Messages
 * show no value.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_quotedstringescapes.htm">SOQL
 *     and SOSL Reference, Quoted String Escape Sequences</a>
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_dateformats.htm">SOQL
 *     and SOSL Reference, Date Formats and Date Literals</a>
 */
final class SoqlLiterals {
    /** More zeros than any number of an org has; an exponent may not blow a query up. */
    private static final int MOST_ZEROS = 400;

    /** An id and its quotes; a wrong guess costs a copy. */
    private static final int LENGTH_OF_AN_ELEMENT = 21;

    private static final Instant FIRST = Instant.parse("1700-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("4001-01-01T00:00:00Z");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'");
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS'Z'");

    private SoqlLiterals() {}

    /** One value; not a collection. */
    static String of(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof CharSequence text) {
            return quoted(text.toString());
        }
        if (value instanceof RecordId id) {
            return quoted(id.value());
        }
        if (value instanceof LikePattern pattern) {
            return pattern.literal();
        }
        if (value instanceof Number number) {
            return number(number);
        }
        return value instanceof Boolean bool ? bool.toString() : moment(value);
    }

    /** The elements of a list, without the brackets. */
    static String elements(Collection<?> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("the list is empty, and IN () finds nothing; leave the query out");
        }
        StringBuilder list = new StringBuilder(values.size() * LENGTH_OF_AN_ELEMENT);
        for (Object value : values) {
            list.append(list.isEmpty() ? "" : ",").append(element(value));
        }
        return list.toString();
    }

    static String quoted(String text) {
        return "'" + escaped(text) + "'";
    }

    static String escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (needsCare(text.charAt(i))) {
                return escapedWithCare(text);
            }
        }
        return text;
    }

    private static boolean needsCare(char c) {
        return c < ' ' || c == '\'' || c == '\\' || Character.isSurrogate(c);
    }

    private static String escapedWithCare(String text) {
        requireWholeCharacters(text);
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> escaped.append("\\\\");
                case '\'' -> escaped.append("\\'");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                case '\b' -> escaped.append("\\b");
                case '\f' -> escaped.append("\\f");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Half a surrogate pair has no UTF-8; sent as a question mark it would ask for something else. */
    private static void requireWholeCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException("the text has half a surrogate pair at " + i);
            }
        }
    }

    private static String element(@Nullable Object value) {
        if (value == null || value instanceof Collection) {
            throw new IllegalArgumentException("a list holds values, neither null nor another list");
        }
        return of(value);
    }

    private static String number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            if (!Double.isFinite(number.doubleValue())) {
                throw new IllegalArgumentException(number + " is not a finite number");
            }
            return plain(new BigDecimal(number.toString()));
        }
        if (number instanceof BigDecimal decimal) {
            return plain(decimal);
        }
        if (number instanceof BigInteger || isWhole(number)) {
            return number.toString();
        }
        throw unsupported(number);
    }

    private static boolean isWhole(Number number) {
        return number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte;
    }

    private static String plain(BigDecimal number) {
        if (Math.abs((long) number.scale()) > MOST_ZEROS) {
            throw new IllegalArgumentException(
                    "a number with an exponent of more than " + MOST_ZEROS + " is no field's");
        }
        return number.toPlainString();
    }

    private static String moment(Object value) {
        if (value instanceof Instant instant) {
            return instant(instant);
        }
        if (value instanceof OffsetDateTime moment) {
            return instant(moment.toInstant());
        }
        if (value instanceof ZonedDateTime moment) {
            return instant(moment.toInstant());
        }
        if (value instanceof LocalDate date) {
            requireYear(date.atStartOfDay(ZoneOffset.UTC).toInstant());
            return date.toString();
        }
        if (value instanceof LocalTime time) {
            return TIME.format(time);
        }
        throw unsupported(value);
    }

    /** Cut to milliseconds, as exact as the org is. */
    private static String instant(Instant instant) {
        requireYear(instant);
        DateTimeFormatter format =
                instant.truncatedTo(ChronoUnit.SECONDS).equals(instant.truncatedTo(ChronoUnit.MILLIS))
                        ? SECONDS
                        : MILLIS;
        return format.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static void requireYear(Instant instant) {
        if (instant.isBefore(FIRST) || !instant.isBefore(END)) {
            throw new IllegalArgumentException("dates lie between the years 1700 and 4000");
        }
    }

    private static IllegalArgumentException unsupported(Object value) {
        return new IllegalArgumentException("a " + value.getClass().getName()
                + " is no value; use String, a number, Boolean, Instant, LocalDate, LocalTime, RecordId, LikePattern or a"
                + " collection of them");
    }
}
