package io.sfsdk.testkit.soql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import org.jspecify.annotations.Nullable;

/**
 * Parts of dates in UTC; fiscal years are calendar years.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_date_functions.htm">Date
 *     Functions</a>
 */
final class DateFunctions {
    private DateFunctions() {}

    static @Nullable Object apply(Function function, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        LocalDateTime moment = value instanceof Instant instant
                ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
                : ((LocalDate) value).atStartOfDay();
        return function == Function.DAY_ONLY ? moment.toLocalDate() : BigDecimal.valueOf(part(function, moment));
    }

    private static int part(Function function, LocalDateTime moment) {
        return switch (function) {
            case CALENDAR_YEAR, FISCAL_YEAR -> moment.getYear();
            case CALENDAR_QUARTER, FISCAL_QUARTER -> moment.get(IsoFields.QUARTER_OF_YEAR);
            case CALENDAR_MONTH, FISCAL_MONTH -> moment.getMonthValue();
            case DAY_IN_MONTH -> moment.getDayOfMonth();
            case DAY_IN_WEEK -> moment.getDayOfWeek().getValue() % 7 + 1;
            case DAY_IN_YEAR -> moment.getDayOfYear();
            case HOUR_IN_DAY -> moment.getHour();
            case WEEK_IN_MONTH -> (moment.getDayOfMonth() - 1) / 7 + 1;
            case WEEK_IN_YEAR -> (moment.getDayOfYear() - 1) / 7 + 1;
            default -> throw new IllegalArgumentException("no date function: " + function);
        };
    }
}
