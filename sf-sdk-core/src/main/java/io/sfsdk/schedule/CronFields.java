package io.sfsdk.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.BitSet;
import java.util.List;

/** The six fields of a cron expression, as sets of numbers. Days are taken by either field if both are given. */
record CronFields(
        BitSet seconds,
        BitSet minutes,
        BitSet hours,
        BitSet days,
        BitSet months,
        BitSet weekdays,
        boolean isHourGiven,
        boolean isEitherDay) {
    /** The longest wait for a 29 February on a given weekday, across a century that is no leap year. */
    private static final int YEARS = 41;

    private static final LocalDate ANY_DAY = LocalDate.of(2001, 1, 1);

    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> WEEKDAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    static CronFields parse(String expression) {
        List<String> texts = List.of(expression.strip().split("\\s+", -1));
        if (texts.size() != 5 && texts.size() != 6) {
            throw new IllegalArgumentException("a cron expression has five fields (minute hour day-of-month month"
                    + " day-of-week) or six (with seconds before them); \"" + expression + "\" has " + texts.size());
        }
        List<String> five = texts.subList(texts.size() - 5, texts.size());
        CronFields fields = new CronFields(
                new CronField("second", 0, 59, List.of()).parse(texts.size() == 6 ? texts.get(0) : "0"),
                new CronField("minute", 0, 59, List.of()).parse(five.get(0)),
                new CronField("hour", 0, 23, List.of()).parse(five.get(1)),
                new CronField("day of month", 1, 31, List.of()).parse(five.get(2)),
                new CronField("month", 1, 12, MONTHS).parse(five.get(3)),
                sundaysAsSeven(new CronField("day of week", 0, 7, WEEKDAYS).parse(five.get(4))),
                !five.get(1).startsWith("*"),
                !five.get(2).startsWith("*") && !five.get(4).startsWith("*"));
        if (!fields.isEverDue()) {
            throw new IllegalArgumentException("no day ever fits the cron expression \"" + expression + "\"");
        }
        return fields;
    }

    /** The first local time that fits, at or after {@code start}, which is in whole seconds. */
    LocalDateTime nextOrSame(LocalDateTime start) {
        LocalDateTime at = start;
        LocalDateTime last = start.plusYears(YEARS);
        while (at.isBefore(last)) {
            if (!months.get(at.getMonthValue())) {
                at = at.toLocalDate().withDayOfMonth(1).plusMonths(1).atStartOfDay();
            } else if (!isDay(at.toLocalDate())) {
                at = at.toLocalDate().plusDays(1).atStartOfDay();
            } else if (!hours.get(at.getHour())) {
                at = at.toLocalDate().atTime(at.getHour(), 0).plusHours(1);
            } else if (!minutes.get(at.getMinute())) {
                at = at.withSecond(0).plusMinutes(1);
            } else if (!seconds.get(at.getSecond())) {
                at = at.plusSeconds(1);
            } else {
                return at;
            }
        }
        throw new IllegalStateException("no time fits within " + YEARS + " years");
    }

    private boolean isEverDue() {
        return ANY_DAY.datesUntil(ANY_DAY.plusYears(YEARS))
                .anyMatch(day -> months.get(day.getMonthValue()) && isDay(day));
    }

    private boolean isDay(LocalDate date) {
        boolean isOfMonth = days.get(date.getDayOfMonth());
        boolean isOfWeek = weekdays.get(date.getDayOfWeek().getValue());
        return isEitherDay ? isOfMonth || isOfWeek : isOfMonth && isOfWeek;
    }

    private static BitSet sundaysAsSeven(BitSet weekdays) {
        weekdays.set(7, weekdays.get(0) || weekdays.get(7));
        return weekdays;
    }
}
