package io.sfsdk.testkit.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dates and times as requests spell them.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/intro_valid_date_formats.htm">Valid
 *     Date and DateTime Formats</a>
 */
final class TimeText {
    /** Several times faster than a formatter that knows all these offsets. */
    private static final Pattern DATE_TIME = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.\\d{1,9})?(?:Z|([+-]\\d\\d)(?::?(\\d\\d))?)");

    private TimeText() {}

    static LocalDate date(String text) {
        return LocalDate.parse(text);
    }

    /** Cut to whole seconds; a date alone is its midnight in UTC. */
    static Instant dateTime(String text) {
        if (text.indexOf('T') < 0) {
            return date(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        Matcher parts = DATE_TIME.matcher(text);
        if (!parts.matches()) {
            throw new DateTimeException("no date and time: " + text);
        }
        LocalTime time = LocalTime.of(number(parts, 2), number(parts, 3), number(parts, 4));
        return date(parts.group(1)).atTime(time).toInstant(offset(parts));
    }

    private static ZoneOffset offset(Matcher parts) {
        if (parts.group(5) == null) {
            return ZoneOffset.UTC;
        }
        int minutes = parts.group(6) == null ? 0 : number(parts, 6);
        return ZoneOffset.ofHoursMinutes(number(parts, 5), parts.group(5).charAt(0) == '-' ? -minutes : minutes);
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    static LocalTime time(String text) {
        return LocalTime.parse(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text);
    }
}
