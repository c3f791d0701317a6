package io.sfsdk.record;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Brings what a caller passes to one of the few types a record keeps. */
final class FieldValue {
    private FieldValue() {}

    static @Nullable Object of(String field, @Nullable Object value) {
        if (value == null || isKept(value)) {
            return value;
        }
        if (value instanceof Number number) {
            return decimal(field, number);
        }
        if (value instanceof RecordId id) {
            return id.value();
        }
        if (value instanceof OffsetDateTime moment) {
            return moment.toInstant();
        }
        if (value instanceof ZonedDateTime moment) {
            return moment.toInstant();
        }
        if (value instanceof CharSequence text) {
            return text.toString();
        }
        throw unsupported(field, value);
    }

    static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        return Objects.equals(left, right);
    }

    static int hash(@Nullable Object value) {
        return value instanceof BigDecimal decimal
                ? decimal.stripTrailingZeros().hashCode()
                : Objects.hashCode(value);
    }

    private static boolean isKept(Object value) {
        return value instanceof String
                || value instanceof Boolean
                || value instanceof BigDecimal
                || value instanceof Instant
                || value instanceof LocalDate
                || value instanceof LocalTime
                || value instanceof SObject
                || value instanceof ChildRecords
                || value instanceof Compound;
    }

    private static IllegalArgumentException unsupported(String field, Object value) {
        return new IllegalArgumentException(
                "field " + field + " cannot hold a " + value.getClass().getName()
                        + "; use String, Boolean, a number of java.lang or java.math, Instant, LocalDate, LocalTime, RecordId,"
                        + " SObject or ChildRecords");
    }

    /** Of any other kind of number nothing tells whether a long holds all of it. */
    private static boolean isWhole(Number number) {
        return number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte;
    }

    private static BigDecimal decimal(String field, Number number) {
        if (number instanceof BigInteger big) {
            return new BigDecimal(big);
        }
        if (number instanceof Double || number instanceof Float) {
            if (!Double.isFinite(number.doubleValue())) {
                throw new IllegalArgumentException(
                        "field " + field + " cannot hold " + number + ": not a finite number");
            }
            return new BigDecimal(number.toString());
        }
        if (isWhole(number)) {
            return BigDecimal.valueOf(number.longValue());
        }
        throw unsupported(field, number);
    }
}
