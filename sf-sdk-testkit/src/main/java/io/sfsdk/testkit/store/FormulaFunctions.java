package io.sfsdk.testkit.store;

import io.sfsdk.testkit.store.Formula.Term;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The functions that formulas know.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm&amp;type=5">Formula Operators and Functions</a>
 */
final class FormulaFunctions {
    private FormulaFunctions() {}

    /** A function of evaluated arguments. */
    @FunctionalInterface
    private interface Plain {
        @Nullable
        Object of(List<@Nullable Object> arguments);
    }

    static Term of(String name, List<Term> terms, String field) {
        return switch (name) {
            case "TODAY" -> (row, scope) -> date(scope.clock().get());
            case "NOW" -> (row, scope) -> scope.clock().get();
            case "IF" ->
                (row, scope) -> terms.get(FormulaOperators.truth(terms.get(0).value(row, scope)) ? 1 : 2)
                        .value(row, scope);
            default -> applied(plain(name, field), terms);
        };
    }

    private static Term applied(Plain function, List<Term> terms) {
        return (row, scope) -> {
            @Nullable
            Object[] values = terms.stream().map(term -> term.value(row, scope)).toArray();
            return function.of(Arrays.asList(values));
        };
    }

    private static Plain plain(String name, String field) {
        return switch (name) {
            case "AND" -> arguments -> arguments.stream().allMatch(FormulaOperators::truth);
            case "OR" -> arguments -> arguments.stream().anyMatch(FormulaOperators::truth);
            case "NOT" -> arguments -> !FormulaOperators.truth(arguments.get(0));
            case "ISBLANK" -> arguments -> arguments.get(0) == null;
            case "BLANKVALUE" -> arguments -> arguments.get(0) == null ? arguments.get(1) : arguments.get(0);
            case "CASE" -> FormulaFunctions::chosen;
            case "MIN" ->
                arguments -> numbers(arguments).stream().reduce(BigDecimal::min).orElse(null);
            case "MAX" ->
                arguments -> numbers(arguments).stream().reduce(BigDecimal::max).orElse(null);
            case "DATE" -> arguments -> day(numbers(arguments));
            default -> ofValue(name, field);
        };
    }

    /** Functions that are blank where their first argument is. */
    private static Plain ofValue(String name, String field) {
        Plain function = switch (name) {
            case "TEXT" -> arguments -> text(arguments);
            case "VALUE" -> arguments -> new BigDecimal(text(arguments).strip());
            case "LEN" -> arguments -> BigDecimal.valueOf(text(arguments).length());
            case "UPPER" -> arguments -> text(arguments).toUpperCase(Locale.ROOT);
            case "LOWER" -> arguments -> text(arguments).toLowerCase(Locale.ROOT);
            case "LEFT" ->
                arguments -> text(arguments)
                        .substring(0, Math.min(count(arguments), text(arguments).length()));
            case "RIGHT" ->
                arguments ->
                        text(arguments).substring(Math.max(0, text(arguments).length() - count(arguments)));
            case "CONTAINS" -> arguments -> text(arguments).contains(String.valueOf(arguments.get(1)));
            case "BEGINS" -> arguments -> text(arguments).startsWith(String.valueOf(arguments.get(1)));
            case "ROUND" -> arguments -> number(arguments).setScale(count(arguments), RoundingMode.HALF_UP);
            case "FLOOR" -> arguments -> number(arguments).setScale(0, RoundingMode.FLOOR);
            case "CEILING" -> arguments -> number(arguments).setScale(0, RoundingMode.CEILING);
            case "ABS" -> arguments -> number(arguments).abs();
            case "MOD" ->
                arguments -> number(arguments).remainder(numbers(arguments).get(1));
            case "YEAR" ->
                arguments -> BigDecimal.valueOf(date(arguments.get(0)).getYear());
            case "MONTH" ->
                arguments -> BigDecimal.valueOf(date(arguments.get(0)).getMonthValue());
            case "DAY" -> arguments -> BigDecimal.valueOf(date(arguments.get(0)).getDayOfMonth());
            case "DATEVALUE" -> arguments -> date(arguments.get(0));
            default ->
                throw new IllegalArgumentException(
                        "formula of " + field + " uses " + name + ", which the simulated org does not know");
        };
        return arguments -> arguments.get(0) == null ? null : function.of(arguments);
    }

    private static @Nullable Object chosen(List<@Nullable Object> arguments) {
        for (int i = 1; i + 1 < arguments.size(); i += 2) {
            if (FormulaOperators.same(arguments.get(0), arguments.get(i))) {
                return arguments.get(i + 1);
            }
        }
        return arguments.get(arguments.size() - 1);
    }

    private static List<BigDecimal> numbers(List<@Nullable Object> arguments) {
        return arguments.stream()
                .filter(BigDecimal.class::isInstance)
                .map(BigDecimal.class::cast)
                .toList();
    }

    private static BigDecimal number(List<@Nullable Object> arguments) {
        return numbers(arguments).get(0);
    }

    /** The last argument. */
    private static int count(List<@Nullable Object> arguments) {
        return numbers(arguments).get(numbers(arguments).size() - 1).intValue();
    }

    private static String text(List<@Nullable Object> arguments) {
        Object value = arguments.get(0);
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }

    private static LocalDate day(List<BigDecimal> parts) {
        return LocalDate.of(
                parts.get(0).intValue(), parts.get(1).intValue(), parts.get(2).intValue());
    }

    private static LocalDate date(@Nullable Object value) {
        return value instanceof Instant instant
                ? instant.atZone(ZoneOffset.UTC).toLocalDate()
                : LocalDate.parse(String.valueOf(value));
    }
}
