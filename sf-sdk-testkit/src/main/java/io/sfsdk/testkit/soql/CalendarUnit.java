package io.sfsdk.testkit.soql;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** The periods of relative dates; weeks begin on Sunday and fiscal periods are calendar periods. */
enum CalendarUnit {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    /** The first day of the period {@code distance} periods after the one {@code day} lies in. */
    LocalDate start(LocalDate day, long distance) {
        return switch (this) {
            case DAY -> day.plusDays(distance);
            case WEEK ->
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY)).plusWeeks(distance);
            case MONTH -> day.withDayOfMonth(1).plusMonths(distance);
            case QUARTER ->
                day.with(day.getMonth().firstMonthOfQuarter()).withDayOfMonth(1).plusMonths(3 * distance);
            case YEAR -> day.withDayOfYear(1).plusYears(distance);
        };
    }
}
