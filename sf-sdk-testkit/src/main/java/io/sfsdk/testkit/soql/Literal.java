package io.sfsdk.testkit.soql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** The right side of a comparison, as written. */
sealed interface Literal {
    /** {@code null}. */
    record Nothing() implements Literal {}

    record Flag(boolean value) implements Literal {}

    record Amount(BigDecimal value) implements Literal {}

    /** Quoted text; the body still has its escapes, as LIKE reads some of them in its own way. */
    record Text(String body) implements Literal {
        String value() {
            return Escapes.decode(body);
        }
    }

    record Day(LocalDate value) implements Literal {}

    record Moment(Instant value) implements Literal {}

    record TimeOfDay(LocalTime value) implements Literal {}

    /** {@code LAST_N_DAYS:3} and the like: from {@code from} units after the current unit up to, excluding, {@code until}. */
    record Relative(CalendarUnit unit, int from, int until) implements Literal {}
}
