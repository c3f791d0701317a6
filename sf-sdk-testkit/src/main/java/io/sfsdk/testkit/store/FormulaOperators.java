package io.sfsdk.testkit.store;

import io.sfsdk.testkit.store.Formula.Term;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What stands between two terms. A blank operand makes arithmetic blank; days are the unit of differences between dates. */
final class FormulaOperators {
    private static final BigDecimal MILLIS_OF_DAY = BigDecimal.valueOf(86_400_000);

    private FormulaOperators() {}

    static Term of(String sign, Term left, Term right) {
        return switch (sign) {
            case "||" -> (row, scope) -> truth(left.value(row, scope)) || truth(right.value(row, scope));
            case "&&" -> (row, scope) -> truth(left.value(row, scope)) && truth(right.value(row, scope));
            case "=", "==" -> (row, scope) -> same(left.value(row, scope), right.value(row, scope));
            case "<>", "!=" -> (row, scope) -> !same(left.value(row, scope), right.value(row, scope));
            case "<", ">", "<=", ">=" -> (row, scope) -> ordered(sign, left.value(row, scope), right.value(row, scope));
            case "&" -> (row, scope) -> joined(left.value(row, scope), right.value(row, scope));
            default -> (row, scope) -> calculated(sign, left.value(row, scope), right.value(row, scope));
        };
    }

    static boolean truth(@Nullable Object value) {
        return Boolean.TRUE.equals(value);
    }

    static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return left == null && right == null;
        }
        return compare(left, right) == 0;
    }

    private static boolean ordered(String sign, @Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return false;
        }
        int order = compare(left, right);
        return switch (sign) {
            case "<" -> order < 0;
            case ">" -> order > 0;
            case "<=" -> order <= 0;
            default -> order >= 0;
        };
    }

    private static int compare(Object left, Object right) {
        if (left instanceof BigDecimal first && right instanceof BigDecimal second) {
            return first.compareTo(second);
        }
        if (left instanceof LocalDate first && right instanceof LocalDate second) {
            return first.compareTo(second);
        }
        if (left instanceof Instant first && right instanceof Instant second) {
            return first.compareTo(second);
        }
        return left.toString().compareTo(right.toString());
    }

    private static @Nullable Object joined(@Nullable Object left, @Nullable Object right) {
        String text = (left == null ? "" : left.toString()) + (right == null ? "" : right);
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Object calculated(String sign, @Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return null;
        }
        if (left instanceof BigDecimal first && right instanceof BigDecimal second) {
            return number(sign, first, second);
        }
        if (left instanceof LocalDate from && right instanceof BigDecimal days) {
            return from.plusDays((sign.equals("-") ? days.negate() : days).longValue());
        }
        if (left instanceof Instant from && right instanceof BigDecimal days) {
            long millis = days.multiply(MILLIS_OF_DAY).longValue();
            return from.plusMillis(sign.equals("-") ? -millis : millis);
        }
        if (left instanceof LocalDate until && right instanceof LocalDate from) {
            return BigDecimal.valueOf(ChronoUnit.DAYS.between(from, until));
        }
        if (left instanceof Instant until && right instanceof Instant from) {
            return BigDecimal.valueOf(Duration.between(from, until).toMillis())
                    .divide(MILLIS_OF_DAY, MathContext.DECIMAL64);
        }
        return joined(left, right);
    }

    /** A division by zero is blank, as the platform shows {@code #Error!} as no value over the API. */
    private static @Nullable BigDecimal number(String sign, BigDecimal left, BigDecimal right) {
        return switch (sign) {
            case "+" -> left.add(right);
            case "-" -> left.subtract(right);
            case "*" -> left.multiply(right);
            default -> right.signum() == 0 ? null : left.divide(right, MathContext.DECIMAL64);
        };
    }
}
