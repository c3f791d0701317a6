package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.store.Row;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes comparators from ORDER BY. Picklists sort by the order of their values, text without regard to case. */
final class RowOrder {
    private final Refusals refusals;
    private final Columns columns;

    RowOrder(Refusals refusals, Columns columns) {
        this.refusals = refusals;
        this.columns = columns;
    }

    /** Null if there is nothing to sort by. */
    @Nullable Comparator<Row> of(List<Ordering> orderBy) {
        Comparator<Row> order = null;
        for (Ordering ordering : orderBy) {
            Comparator<Row> next = of(ordering);
            order = order == null ? next : order.thenComparing(next);
        }
        return order;
    }

    private Comparator<Row> of(Ordering ordering) {
        Column column = sortable(ordering.expression());
        Comparator<Object> ascending = order(column);
        Comparator<Object> values = ordering.descending() ? ascending.reversed() : ascending;
        int whereNullGoes = ordering.nullsLast() ? 1 : -1;
        return (left, right) -> {
            Object one = column.read(left);
            Object two = column.read(right);
            if (one == null || two == null) {
                return one == two ? 0 : one == null ? whereNullGoes : -whereNullGoes;
            }
            return values.compare(one, two);
        };
    }

    private Column sortable(Expression expression) {
        Column column = columns.column(expression);
        if (column.field() != null && !column.field().sortable()) {
            throw refusals.notSortable(expression.offset(), column.field());
        }
        return column;
    }

    private static Comparator<Object> order(Column column) {
        Comparator<Object> byValue = Values.order(column);
        Field field = column.field();
        if (column.type() != FieldType.PICKLIST || field == null) {
            return byValue;
        }
        Map<Object, Integer> ranks = new HashMap<>();
        field.picklistValues().forEach(value -> ranks.put(value.value(), ranks.size()));
        return Comparator.<Object>comparingInt(value -> ranks.getOrDefault(value, Integer.MAX_VALUE))
                .thenComparing(byValue);
    }
}
