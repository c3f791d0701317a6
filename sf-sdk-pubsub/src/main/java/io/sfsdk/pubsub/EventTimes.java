package io.sfsdk.pubsub;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;

/** Dates and times as the other ways to the org write them; an event has them as milliseconds. */
final class EventTimes {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS'Z'");

    private EventTimes() {}

    static String moment(long millis) {
        return MOMENT.format(Instant.ofEpochMilli(millis));
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
