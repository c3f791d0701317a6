package io.sfsdk.testkit.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** Time as the REST API prints it: {@code 2026-01-01T11:58:00.000+0000} and {@code 09:30:00.000Z}. */
public final class TimeForm {
    private static final int SECONDS_A_DAY = 86_400;
    private static final long NANOS_A_SECOND = 1_000_000_000;

    private TimeForm() {}

    /** Always UTC, always with milliseconds, no colon in the offset. Years 0 to 9999. */
    public static String dateTime(Instant instant) {
        byte[] text = "0000-00-00T00:00:00.000+0000".getBytes(StandardCharsets.ISO_8859_1);
        long second = instant.getEpochSecond();
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_A_DAY));
        digits(text, 0, 4, date.getYear());
        digits(text, 5, 2, date.getMonthValue());
        digits(text, 8, 2, date.getDayOfMonth());
        clock(text, 11, Math.floorMod(second, SECONDS_A_DAY), instant.getNano());
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** A time of day, which has no zone but a {@code Z}. */
    public static String time(LocalTime time) {
        byte[] text = "00:00:00.000Z".getBytes(StandardCharsets.ISO_8859_1);
        long nano = time.toNanoOfDay();
        clock(text, 0, (int) (nano / NANOS_A_SECOND), (int) (nano % NANOS_A_SECOND));
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void clock(byte[] text, int at, int secondOfDay, int nano) {
        digits(text, at, 2, secondOfDay / 3_600);
        digits(text, at + 3, 2, secondOfDay / 60 % 60);
        digits(text, at + 6, 2, secondOfDay % 60);
        digits(text, at + 9, 3, nano / 1_000_000);
    }

    private static void digits(byte[] text, int at, int count, int number) {
        int rest = number;
        for (int i = at + count - 1; i >= at; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
