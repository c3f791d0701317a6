package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.store.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Answers queries with GROUP BY or aggregate functions. */
final class AggregateQuery {
    /** An aggregate answer is one page. */
    private static final int MOST_GROUPS = 2_000;

    private final Query query;
    private final ObjectScope scope;
    private final GroupColumns columns;
    private final Map<String, Column> selected = new LinkedHashMap<>();
    private int unnamed;

    AggregateQuery(Query query, ObjectScope scope) {
        this.query = query;
        this.scope = scope;
        this.columns = new GroupColumns(scope, query.grouping().expressions());
    }

    QueryResult run() {
        query.select().forEach(this::select);
        Predicate<Row> having = having();
        RowOrder order = RowOrder.of(query.orderBy(), columns, scope.refusals());
        List<Row> groups = cut(sorted(groups().filter(having), order)).toList();
        if (groups.size() > MOST_GROUPS) {
            throw scope.refusals().tooManyGroups();
        }
        return new QueryResult(groups.size(), groups.stream().map(this::project).toList());
    }

    private void select(SelectItem item) {
        if (!(item instanceof SelectItem.Value value)) {
            throw scope.refusals().unsupported(query.from().offset(), "such a SELECT list with aggregates");
        }
        if (value.expression() instanceof Expression.Call call && call.argument() == null) {
            throw scope.refusals().unexpectedToken(call.offset(), call.text());
        }
        Column column = columns.column(value.expression());
        String name = name(value, column);
        if (selected.putIfAbsent(name, column) != null) {
            throw scope.refusals().malformed("duplicate alias: " + name);
        }
    }

    private String name(SelectItem.Value value, Column column) {
        if (value.alias() != null) {
            return value.alias();
        }
        return value.expression() instanceof Expression.Path ? column.name() : "expr" + unnamed++;
    }

    private Predicate<Row> having() {
        Condition having = query.grouping().having();
        return having == null ? row -> true : new Filters(scope.session(), columns).test(having);
    }

    private Stream<Row> groups() {
        Predicate<Row> where = Selection.test(query, scope);
        GroupTable table = new GroupTable(columns, query.grouping().kind());
        Planner.plan(scope, query.where())
                .rows()
                .map(scope.joins()::wrap)
                .filter(where)
                .forEach(table::add);
        return table.rows();
    }

    private Stream<Row> sorted(Stream<Row> groups, RowOrder order) {
        return order.isEmpty() ? groups : order.sort(groups, query.most());
    }

    private Stream<Row> cut(Stream<Row> groups) {
        Stream<Row> rest = groups.skip(query.offset());
        return query.limit() == null ? rest : rest.limit(query.limit());
    }

    private ResultRow project(Row group) {
        Shape shape = new Shape(
                List.copyOf(selected.keySet()),
                selected.values().stream().map(AggregateQuery::cell).toList());
        return shape.project(GroupRow.OBJECT_NAME, null, group);
    }

    private static Shape.Cell cell(Column column) {
        return found -> Values.shown(column.type(), column.read(found));
    }
}
