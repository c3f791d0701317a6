package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.store.Row;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** WHERE, ORDER BY, OFFSET and LIMIT of one query over one object. */
final class Selection {
    private final Query query;
    private final ObjectScope scope;
    private final Predicate<Row> test;
    private final RowOrder order;

    private Selection(Query query, ObjectScope scope, Predicate<Row> test, RowOrder order) {
        this.query = query;
        this.scope = scope;
        this.test = test;
        this.order = order;
    }

    static Selection of(Query query, ObjectScope scope) {
        return new Selection(query, scope, test(query, scope), RowOrder.of(query.orderBy(), scope, scope.refusals()));
    }

    static Predicate<Row> test(Query query, ObjectScope scope) {
        return query.where() == null ? row -> true : new Filters(scope.session(), scope).test(query.where());
    }

    /** The rows of the answer, frozen. */
    List<Row> rows(Plan plan) {
        List<Row> rows = cut(sorted(plan)).toList();
        rows.forEach(Selection::freeze);
        return rows;
    }

    int count(Plan plan) {
        return (int) cut(matching(plan)).count();
    }

    private Stream<Row> sorted(Plan plan) {
        Stream<Row> matching = matching(plan);
        return order.isEmpty() || plan.isSortedBy(query.orderBy(), scope)
                ? matching
                : order.sort(matching, query.most());
    }

    private Stream<Row> matching(Plan plan) {
        return plan.rows().map(scope.joins()::wrap).filter(test);
    }

    private Stream<Row> cut(Stream<Row> rows) {
        Stream<Row> rest = query.offset() == 0 ? rows : rows.skip(query.offset());
        return query.limit() == null ? rest : rest.limit(query.limit());
    }

    private static void freeze(Row row) {
        if (row instanceof JoinedRow joined) {
            joined.freeze();
        }
    }
}
