package io.sfsdk.pubsub;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;

/** Dates and times as the other ways to the org write them; an event has them as milliseconds. */
final class EventTimes {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    /** Written by place, because a formatter costs ten times as much for each event. */
    private static final String FORM = "0000-00-00T00:00:00.000Z";

    private static final int DAY = 86_400_000;
    private static final int LAST_YEAR = 9_999;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS'Z'");

    private EventTimes() {}

    static String moment(long millis) {
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(millis, DAY));
        if (day.getYear() < 0 || day.getYear() > LAST_YEAR) {
            return MOMENT.format(Instant.ofEpochMilli(millis));
        }
        int rest = Math.floorMod(millis, DAY);
        char[] text = FORM.toCharArray();
        put(text, 0, 4, day.getYear());
        put(text, 5, 7, day.getMonthValue());
        put(text, 8, 10, day.getDayOfMonth());
        put(text, 11, 13, rest / 3_600_000);
        put(text, 14, 16, rest / 60_000 % 60);
        put(text, 17, 19, rest / 1_000 % 60);
        put(text, 20, 23, rest % 1_000);
        return new String(text);
    }

    private static void put(char[] text, int from, int until, int number) {
        int left = number;
        for (int i = until - 1; i >= from; i--) {
            text[i] = (char) ('0' + left % 10);
            left /= 10;
        }
    }

    static String date(long millis) {
        return Instant.ofEpochMilli(millis)
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }

    static String time(long millis) {
        try {
            return TIME.format(LocalTime.ofNanoOfDay(TimeUnit.MILLISECONDS.toNanos(millis)));
        } catch (DateTimeException e) {
            throw new MalformedEventException("a time of day is written as " + millis + " ms");
        }
    }
}
