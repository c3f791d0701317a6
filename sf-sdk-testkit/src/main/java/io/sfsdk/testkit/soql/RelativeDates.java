package io.sfsdk.testkit.soql;

import java.util.Locale;

/**
 * The named dates, {@code LAST_MONTH} or {@code NEXT_N_DAYS:3}, as ranges of periods.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_dateformats.htm">Date
 *     Formats and Date Literals</a>
 */
final class RelativeDates {
    private RelativeDates() {}

    /** The range a name means; {@code count} is the number behind the colon, 1 if there is none. */
    static Literal.Relative of(String name, int count) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "TODAY" -> new Literal.Relative(CalendarUnit.DAY, 0, 1);
            case "YESTERDAY" -> new Literal.Relative(CalendarUnit.DAY, -1, 0);
            case "TOMORROW" -> new Literal.Relative(CalendarUnit.DAY, 1, 2);
            case "LAST_90_DAYS" -> new Literal.Relative(CalendarUnit.DAY, -90, 1);
            case "NEXT_90_DAYS" -> new Literal.Relative(CalendarUnit.DAY, 1, 91);
            default -> ofPeriods(name.toUpperCase(Locale.ROOT), count);
        };
    }

    private static Literal.Relative ofPeriods(String name, int count) {
        CalendarUnit unit = unit(name);
        if (name.endsWith("_AGO")) {
            return new Literal.Relative(unit, -count, 1 - count);
        }
        if (name.startsWith("THIS_")) {
            return new Literal.Relative(unit, 0, 1);
        }
        if (name.startsWith("NEXT_")) {
            return new Literal.Relative(unit, 1, count + 1);
        }
        // LAST_N_DAYS alone includes the running period.
        return new Literal.Relative(unit, -count, unit == CalendarUnit.DAY ? 1 : 0);
    }

    private static CalendarUnit unit(String name) {
        for (CalendarUnit unit : CalendarUnit.values()) {
            if (name.contains("_" + unit.name())) {
                return unit;
            }
        }
        throw new IllegalArgumentException("not a date literal: " + name);
    }
}
