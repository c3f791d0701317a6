package io.sfsdk.testkit.json;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Time as the REST API prints it: {@code 2026-01-01T11:58:00.000+0000} and {@code 09:30:00.000Z}. */
public final class TimeForm {
    private TimeForm() {}

    public static String dateTime(Instant instant) {
        LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(28);
        pad(text, utc.getYear(), 4).append('-');
        pad(text, utc.getMonthValue(), 2).append('-');
        pad(text, utc.getDayOfMonth(), 2).append('T');
        return clock(text, utc.toLocalTime()).append("+0000").toString();
    }

    public static String time(LocalTime time) {
        return clock(new StringBuilder(13), time).append('Z').toString();
    }

    private static StringBuilder clock(StringBuilder text, LocalTime time) {
        pad(text, time.getHour(), 2).append(':');
        pad(text, time.getMinute(), 2).append(':');
        pad(text, time.getSecond(), 2).append('.');
        return pad(text, time.getNano() / 1_000_000, 3);
    }

    private static StringBuilder pad(StringBuilder text, int number, int digits) {
        String plain = Integer.toString(number);
        return text.append("0".repeat(Math.max(0, digits - plain.length()))).append(plain);
    }
}
