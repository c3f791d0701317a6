package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.store.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One column to sort by, its values made ready to be compared often: text is folded, and the values of a picklist sort
 * by their place in it.
 */
final class SortKey {
    private final Column column;
    private final UnaryOperator<Object> ready;
    private final boolean descending;
    private final int whereNullGoes;

    private SortKey(Column column, UnaryOperator<Object> ready, Ordering ordering) {
        this.column = column;
        this.ready = ready;
        this.descending = ordering.descending();
        this.whereNullGoes = ordering.nullsLast() ? 1 : -1;
    }

    static SortKey of(Ordering ordering, Column column) {
        return new SortKey(column, ready(column), ordering);
    }

    private static UnaryOperator<Object> ready(Column column) {
        Field field = column.field();
        if (column.type() == FieldType.PICKLIST && field != null) {
            return places(field);
        }
        return column.ignoresCase() ? value -> CaseFolding.fold((String) value) : value -> value;
    }

    /** Values that are not in the list come last. */
    private static UnaryOperator<Object> places(Field field) {
        Map<Object, Integer> places = new HashMap<>();
        field.picklistValues().forEach(value -> places.put(value.value(), places.size()));
        return value -> places.getOrDefault(value, Integer.MAX_VALUE);
    }

    @Nullable
    Object read(Row row) {
        Object value = column.read(row);
        return value == null ? null : ready.apply(value);
    }

    int compare(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return left == right ? 0 : left == null ? whereNullGoes : -whereNullGoes;
        }
        return descending ? Values.natural(right, left) : Values.natural(left, right);
    }
}
