package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.store.Row;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Rows that are projected each time they are read, so that a large answer costs little until it is paged. Immutable. */
final class LazyRows extends AbstractList<ResultRow> implements RandomAccess {
    private final List<Row> found;
    private final Shape shape;

    LazyRows(List<Row> found, Shape shape) {
        this.found = found;
        this.shape = shape;
    }

    @Override
    public ResultRow get(int index) {
        Row row = found.get(index);
        return shape.project(row.objectName(), row.id(), row);
    }

    @Override
    public int size() {
        return found.size();
    }
}
