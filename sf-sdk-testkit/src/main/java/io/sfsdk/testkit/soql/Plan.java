package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.store.Row;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the rows of an answer come from: all that may match, in a known order.
 *
 * @param order the fields the rows ascend by
 * @param constant whether all rows have the same SystemModstamp
 */
record Plan(Stream<Row> rows, List<String> order, boolean constant) {
    static final String ID = "Id";
    static final String STAMP = "SystemModstamp";

    static Plan byId(Stream<Row> rows) {
        return new Plan(rows, List.of(ID), false);
    }

    /** Whether the rows need no sorting. */
    boolean isSortedBy(List<Ordering> orderBy, ObjectScope scope) {
        int reached = 0;
        for (Ordering ordering : orderBy) {
            String field = scope.ownField(ordering.expression())
                    .map(found -> found.name())
                    .orElse("");
            if (constant && field.equals(STAMP)) {
                continue;
            }
            if (ordering.descending() || reached == order.size() || !field.equals(order.get(reached))) {
                return false;
            }
            if (field.equals(ID)) {
                return true;
            }
            reached++;
        }
        return true;
    }
}
