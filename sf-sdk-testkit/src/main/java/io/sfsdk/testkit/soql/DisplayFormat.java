package io.sfsdk.testkit.soql;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What FORMAT makes of a value for a user in the US; patterns are assumed. */
final class DisplayFormat {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M/d/yyyy", Locale.US);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("M/d/yyyy, h:mm a", Locale.US).withZone(ZoneOffset.UTC);

    private DisplayFormat() {}

    static @Nullable Object format(Column column, @Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number(column, number);
        }
        if (value instanceof Instant moment) {
            return MOMENT.format(moment);
        }
        return value instanceof LocalDate day ? DAY.format(day) : value == null ? null : value.toString();
    }

    private static String number(Column column, BigDecimal number) {
        int scale = column.field() == null
                ? Math.max(0, number.scale())
                : column.field().scale();
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.US));
        format.setMinimumFractionDigits(scale);
        format.setMaximumFractionDigits(scale);
        return format.format(number);
    }
}
