package io.sfsdk.testkit.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Reads dates and times as requests spell them.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/intro_valid_date_formats.htm">Valid
 *     Date and DateTime Formats</a>
 */
final class TimeText {
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .appendPattern("HH:mm:ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private TimeText() {}

    static LocalDate date(String text) {
        return LocalDate.parse(text);
    }

    /** Cut to whole seconds; a date alone is its midnight in UTC. */
    static Instant dateTime(String text) {
        Instant exact = text.indexOf('T') < 0
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(text, DATE_TIME).toInstant();
        return exact.truncatedTo(ChronoUnit.SECONDS);
    }

    static LocalTime time(String text) {
        return LocalTime.parse(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text);
    }
}
