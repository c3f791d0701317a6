package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.store.Row;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of an answer's rows and where their values come from. */
record Shape(List<String> names, List<Cell> cells) {
    /** One value of an answer. */
    @FunctionalInterface
    interface Cell {
        /** The value for the row the query found, also where the cell shows something of its parent. */
        @Nullable
        Object value(Row found);
    }

    /** Projects a row the query found, as itself or as one of its parents. */
    ResultRow project(String objectName, @Nullable String id, Row found) {
        @Nullable Object[] values = new Object[cells.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = cells.get(i).value(found);
        }
        return new ResultRow(objectName, id, names, Collections.unmodifiableList(Arrays.asList(values)));
    }
}
