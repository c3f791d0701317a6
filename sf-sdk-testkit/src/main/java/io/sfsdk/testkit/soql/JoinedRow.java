package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.store.Row;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A row with its parents, looked up when first asked for, and, once frozen, its child rows. */
final class JoinedRow implements Row {
    private static final Object UNKNOWN = new Object();

    private final Row row;
    private final Joins joins;
    private final @Nullable Object[] parents;
    private final @Nullable QueryResult[] children;

    JoinedRow(Row row, Joins joins) {
        this.row = row;
        this.joins = joins;
        this.parents = new Object[joins.parentCount()];
        this.children = new QueryResult[joins.childCount()];
        Arrays.fill(parents, UNKNOWN);
    }

    @Nullable
    Row parent(int slot) {
        if (parents[slot] == UNKNOWN) {
            parents[slot] = joins.findParent(this, slot);
        }
        return (Row) parents[slot];
    }

    @Nullable
    QueryResult children(int slot) {
        return children[slot];
    }

    /** Looks up everything, so that later changes of the org do not show. */
    void freeze() {
        for (int slot = 0; slot < parents.length; slot++) {
            parent(slot);
        }
        for (int slot = 0; slot < children.length; slot++) {
            children[slot] = joins.findChildren(this, slot);
        }
    }

    @Override
    public String objectName() {
        return row.objectName();
    }

    @Override
    public String id() {
        return row.id();
    }

    @Override
    public @Nullable Object value(String fieldName) {
        return row.value(fieldName);
    }

    @Override
    public boolean isDeleted() {
        return row.isDeleted();
    }
}
