package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.schema.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The columns of grouped rows: what they are grouped by, and aggregates, collected as clauses ask for them. */
final class GroupColumns implements Columns {
    private final ObjectScope scope;
    private final List<Column> keys = new ArrayList<>();
    private final List<String> keyNames = new ArrayList<>();
    private final List<Aggregate> aggregates = new ArrayList<>();
    private final List<String> aggregateNames = new ArrayList<>();

    GroupColumns(ObjectScope scope, List<Expression> groupBy) {
        this.scope = scope;
        groupBy.forEach(this::addKey);
    }

    private void addKey(Expression expression) {
        Column column = scope.column(expression);
        if (column.field() != null && !column.field().groupable()) {
            throw scope.refusals().notGroupable(expression.offset(), column.field());
        }
        keys.add(column);
        keyNames.add(scope.key(expression));
    }

    List<Column> keys() {
        return keys;
    }

    List<Aggregate> aggregates() {
        return aggregates;
    }

    /** How many values a group row has: keys, aggregates and, for GROUPING, one flag a key. */
    int width() {
        return 2 * keys.size() + aggregates.size();
    }

    @Override
    public Column column(Expression expression) {
        int key = keyNames.indexOf(scope.key(expression));
        if (key >= 0) {
            Column column = keys.get(key);
            return new Column(column.name(), column.type(), column.field(), row -> ((GroupRow) row).at(key));
        }
        if (expression instanceof Expression.Call call && call.function().isAggregate()) {
            return aggregate(call);
        }
        if (expression instanceof Expression.Call call && call.function() == Function.GROUPING) {
            return flag(call);
        }
        throw scope.refusals().notGrouped(expression.offset(), expression.text());
    }

    private Column flag(Expression.Call call) {
        int key = keyNames.indexOf(scope.key(Objects.requireNonNull(call.argument())));
        if (key < 0) {
            throw scope.refusals().notGrouped(call.offset(), call.text());
        }
        int index = keys.size() + key;
        return Column.computed(call.text(), FieldType.INT, row -> ((GroupRow) row).at(index));
    }

    private Column aggregate(Expression.Call call) {
        String name = scope.key(call);
        int known = aggregateNames.indexOf(name);
        int index = 2 * keys.size() + (known >= 0 ? known : add(name, call));
        FieldType type = aggregates.get(index - 2 * keys.size()).type();
        return Column.computed(call.text(), type, row -> ((GroupRow) row).at(index));
    }

    private int add(String name, Expression.Call call) {
        aggregates.add(aggregateOf(call));
        aggregateNames.add(name);
        return aggregates.size() - 1;
    }

    private Aggregate aggregateOf(Expression.Call call) {
        if (call.argument() == null) {
            return new Aggregate(call.function(), null);
        }
        Column column = scope.column(call.argument());
        if (!Aggregate.applies(call.function(), column)) {
            throw scope.refusals().notAggregatable(call.offset(), column.name(), call.function());
        }
        return new Aggregate(call.function(), column);
    }
}
