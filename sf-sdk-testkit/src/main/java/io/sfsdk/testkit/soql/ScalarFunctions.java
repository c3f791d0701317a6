package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.PicklistValue;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Functions that make one value of one value. */
final class ScalarFunctions {
    private ScalarFunctions() {}

    static Column column(Expression.Call call, Columns columns) {
        Function function = call.function();
        if (call.argument() == null || !(function.isDate() || function.isDisplay())) {
            throw columnsRefuse(call, columns);
        }
        Column argument = columns.column(call.argument());
        if (function == Function.CONVERTCURRENCY) {
            return converted(call, argument, columns);
        }
        return function.isDate() ? date(call, argument, columns) : display(function, argument);
    }

    /** In an org of one currency there is nothing to convert. */
    private static Column converted(Expression.Call call, Column argument, Columns columns) {
        boolean applies = argument.type() == FieldType.CURRENCY
                && call.argument() instanceof Expression.Path
                && columns instanceof ObjectScope;
        if (!applies) {
            throw columnsRefuse(call, columns);
        }
        ObjectScope scope = (ObjectScope) columns;
        if (scope.session().view().schema().object(CurrencyRates.OBJECT).isEmpty()) {
            return argument;
        }
        Expression.Path path = (Expression.Path) Objects.requireNonNull(call.argument());
        Column code = scope.column((Expression) path.sibling("CurrencyIsoCode"));
        CurrencyRates rates = CurrencyRates.of(scope.session().view());
        return new Column(
                argument.name(),
                FieldType.CURRENCY,
                argument.field(),
                row -> rates.converted(argument.read(row), code.read(row), argument.field()));
    }

    private static Column date(Expression.Call call, Column argument, Columns columns) {
        Function function = call.function();
        boolean applies = argument.type() == FieldType.DATETIME
                || (argument.type() == FieldType.DATE && function != Function.HOUR_IN_DAY);
        if (!applies) {
            throw columnsRefuse(call, columns);
        }
        FieldType type = function == Function.DAY_ONLY ? FieldType.DATE : FieldType.INT;
        return Column.computed(function.spelling(), type, row -> DateFunctions.apply(function, argument.read(row)));
    }

    private static Column display(Function function, Column argument) {
        return switch (function) {
            case TOLABEL ->
                Column.computed(argument.name(), argument.type(), row -> label(argument, argument.read(row)));
            case FORMAT ->
                Column.computed(
                        argument.name(), FieldType.STRING, row -> DisplayFormat.format(argument, argument.read(row)));
            default -> argument;
        };
    }

    private static @Nullable Object label(Column column, @Nullable Object value) {
        if (value == null || column.field() == null) {
            return value;
        }
        return Objects.requireNonNull(column.field()).picklistValues().stream()
                .filter(entry -> entry.value().equals(value))
                .map(PicklistValue::label)
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(), labels -> labels.isEmpty() ? value : labels.get(0)));
    }

    private static SoqlException columnsRefuse(Expression.Call call, Columns columns) {
        String message = "function " + call.function().spelling() + " can not be used here: " + call.text();
        return columns instanceof ObjectScope scope
                ? scope.refusals().malformed(call.offset(), message)
                : new SoqlException("MALFORMED_QUERY", message);
    }
}
