package io.sfsdk.record;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Reads the texts in which the APIs write numbers, dates and times. Messages name the field, never the value. */
final class FieldText {
    /** {@code 2026-01-01T11:58:00.000+0000}, each digit a {@code #}. */
    private static final String ORG_FORM = "####-##-##T##:##:##.###+0000";

    /** {@code 2026-01-01T11:58:00.000Z}, as events and SOAP have it. */
    private static final String UTC_FORM = "####-##-##T##:##:##.###Z";

    /** That, and the ISO forms that other APIs and callers write. */
    private static final DateTimeFormatter INSTANT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);

    /** Far longer than any number of an org; reading takes time that grows with the square of the length. */
    private static final int LONGEST_NUMBER = 1_000;

    private FieldText() {}

    static Instant instant(String type, String field, String text) {
        try {
            return isOrgForm(text)
                    ? orgForm(text)
                    : OffsetDateTime.parse(text, INSTANT).toInstant();
        } catch (DateTimeException e) {
            throw unreadable(type, field, "a date-time");
        }
    }

    static LocalDate date(String type, String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw unreadable(type, field, "a date");
        }
    }

    static LocalTime time(String type, String field, String text) {
        try {
            return LocalTime.parse(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text);
        } catch (DateTimeParseException e) {
            throw unreadable(type, field, "a time");
        }
    }

    static BigDecimal decimal(String type, String field, String text) {
        if (text.length() > LONGEST_NUMBER) {
            throw unreadable(type, field, "a number");
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw unreadable(type, field, "a number");
        }
    }

    static boolean bool(String type, String field, String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.parseBoolean(text);
        }
        throw unreadable(type, field, "true or false");
    }

    /** The forms of the REST API and of events, read by place because a formatter costs ten times as much on a hot path. */
    private static boolean isOrgForm(String text) {
        if (text.length() != ORG_FORM.length() && text.length() != UTC_FORM.length()) {
            return false;
        }
        String form = text.length() == ORG_FORM.length() ? ORG_FORM : UTC_FORM;
        for (int i = 0; i < form.length(); i++) {
            char expected = form.charAt(i);
            char c = text.charAt(i);
            if (expected == '#' ? c < '0' || c > '9' : c != expected) {
                return false;
            }
        }
        return true;
    }

    private static Instant orgForm(String text) {
        LocalDateTime moment = LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, 19),
                number(text, 20, 23) * 1_000_000);
        return moment.toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int until) {
        return Integer.parseInt(text, from, until, 10);
    }

    private static IllegalArgumentException unreadable(String type, String field, String expected) {
        return new IllegalArgumentException("field " + field + " of " + type + " does not hold " + expected
                + "; read it with text(\"" + field + "\") to see what it is");
    }
}
