package io.sfsdk.testkit.soql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parsed query or subquery, not yet checked against a schema.
 *
 * @param from the object or, in a subquery of SELECT, the child relationship
 * @param alias the name {@code FROM Account a} gives the object, or null
 * @param limit most rows, or null
 * @param allRows whether it says {@code ALL ROWS}
 */
record Query(
        List<SelectItem> select,
        Expression.Path from,
        @Nullable String alias,
        @Nullable Condition where,
        Grouping grouping,
        List<Ordering> orderBy,
        @Nullable Integer limit,
        int offset,
        boolean allRows) {

    /** How many rows OFFSET and LIMIT let through, those skipped included. */
    int most() {
        return limit == null || limit > Integer.MAX_VALUE - offset ? Integer.MAX_VALUE : offset + limit;
    }

    /** Whether it is {@code SELECT COUNT()}. */
    boolean isCount() {
        return select.size() == 1
                && select.get(0) instanceof SelectItem.Value value
                && value.expression() instanceof Expression.Call call
                && call.argument() == null;
    }

    /** Whether it answers with {@code AggregateResult} rows. */
    boolean isAggregate() {
        return grouping.isPresent() || select.stream().anyMatch(Query::aggregates);
    }

    private static boolean aggregates(SelectItem item) {
        return item instanceof SelectItem.Value value
                && value.expression() instanceof Expression.Call call
                && !call.function().isDisplay();
    }
}
