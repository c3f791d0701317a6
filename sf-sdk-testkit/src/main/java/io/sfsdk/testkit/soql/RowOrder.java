package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.store.Row;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** ORDER BY, bound to the columns of a query. */
final class RowOrder {
    private final List<SortKey> keys;

    private RowOrder(List<SortKey> keys) {
        this.keys = keys;
    }

    /**
     * @throws SoqlException if a column cannot be sorted by
     */
    static RowOrder of(List<Ordering> orderBy, Columns columns, Refusals refusals) {
        return new RowOrder(orderBy.stream()
                .map(ordering -> SortKey.of(ordering, sortable(ordering.expression(), columns, refusals)))
                .toList());
    }

    private static Column sortable(Expression expression, Columns columns, Refusals refusals) {
        Column column = columns.column(expression);
        if (column.field() != null && !column.field().sortable()) {
            throw refusals.notSortable(expression.offset(), column.field());
        }
        return column;
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /** The first rows in order, at most {@code most}; rows with equal keys stay as they came. */
    Stream<Row> sort(Stream<Row> rows, int most) {
        RowSorter sorter = new RowSorter(this::compare, most);
        rows.forEach(row -> sorter.add(row, keys(row)));
        return sorter.sorted();
    }

    private @Nullable Object[] keys(Row row) {
        @Nullable Object[] values = new Object[keys.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = keys.get(i).read(row);
        }
        return values;
    }

    private int compare(@Nullable Object[] left, @Nullable Object[] right) {
        for (int i = 0; i < left.length; i++) {
            int comparison = keys.get(i).compare(left[i], right[i]);
            if (comparison != 0) {
                return comparison;
            }
        }
        return 0;
    }
}
