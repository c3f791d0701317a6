package io.sfsdk.testkit.soql;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The stretch {@code [from, until)} of SystemModstamp all rows of an answer must lie in; null is open. Wider than the
 * condition says is allowed, narrower is not.
 */
record StampWindow(@Nullable Instant from, @Nullable Instant until) {
    static final StampWindow ALL = new StampWindow(null, null);

    static StampWindow at(Instant moment) {
        return new StampWindow(moment, after(moment));
    }

    static StampWindow of(Operator operator, Operand operand) {
        if (operand instanceof Operand.Exact exact && exact.value() instanceof Instant moment) {
            return of(operator, moment, after(moment));
        }
        return operand instanceof Operand.Range range
                        && range.from() instanceof Instant from
                        && range.until() instanceof Instant until
                ? of(operator, from, until)
                : ALL;
    }

    private static StampWindow of(Operator operator, Instant from, Instant until) {
        return switch (operator) {
            case EQUAL -> new StampWindow(from, until);
            case LESS -> new StampWindow(null, from);
            case LESS_OR_EQUAL -> new StampWindow(null, until);
            case GREATER -> new StampWindow(until, null);
            case GREATER_OR_EQUAL -> new StampWindow(from, null);
            case UNEQUAL, LIKE -> ALL;
        };
    }

    private static Instant after(Instant moment) {
        return moment.plusNanos(1);
    }

    StampWindow and(StampWindow other) {
        return new StampWindow(later(from, other.from), earlier(until, other.until));
    }

    /** The smallest window around both. */
    StampWindow or(StampWindow other) {
        return new StampWindow(
                from == null || other.from == null ? null : earlier(from, other.from),
                until == null || other.until == null ? null : later(until, other.until));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant two) {
        if (one == null || two == null) {
            return one == null ? two : one;
        }
        return one.isAfter(two) ? one : two;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant two) {
        if (one == null || two == null) {
            return one == null ? two : one;
        }
        return one.isBefore(two) ? one : two;
    }

    boolean isAll() {
        return from == null && until == null;
    }

    boolean isEmpty() {
        return from != null && until != null && !from.isBefore(until);
    }

    /** Whether all its rows have the same stamp. */
    boolean isOneMoment() {
        return from != null && after(from).equals(until);
    }
}
