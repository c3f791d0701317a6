package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.soql.QueryOutline.OutlineColumn;
import io.sfsdk.testkit.soql.QueryOutline.Restriction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes the outline of a parsed query. */
final class Outlines {
    private Outlines() {}

    static QueryOutline of(Query query, ObjectScope scope) {
        Restriction restriction = restriction(query);
        List<OutlineColumn> columns = new ArrayList<>();
        if (restriction == Restriction.NONE) {
            query.select().forEach(item -> columns.add(column((SelectItem.Value) item, scope)));
        }
        boolean compound = columns.stream().anyMatch(column -> isCompound(column));
        return new QueryOutline(
                scope.type().name(),
                compound ? List.of() : columns,
                compound ? Restriction.COMPOUND_FIELD : restriction);
    }

    private static boolean isCompound(OutlineColumn column) {
        return switch (column.type()) {
            case ADDRESS, LOCATION -> true;
            default -> false;
        };
    }

    private static Restriction restriction(Query query) {
        if (query.isAggregate() || query.isCount()) {
            return Restriction.AGGREGATE;
        }
        for (SelectItem item : query.select()) {
            if (item instanceof SelectItem.Children) {
                return Restriction.CHILD_ROWS;
            }
            if (item instanceof SelectItem.ByType) {
                return Restriction.TYPEOF;
            }
            if (item instanceof SelectItem.Fields) {
                return Restriction.FIELDS_FUNCTION;
            }
        }
        return query.offset() > 0 ? Restriction.OFFSET : Restriction.NONE;
    }

    private static OutlineColumn column(SelectItem.Value item, ObjectScope scope) {
        Column column = scope.column(item.expression());
        if (item.expression() instanceof Expression.Call call
                && (item.alias() != null || !(call.argument() instanceof Expression.Path))) {
            String name = item.alias() == null ? column.name() : item.alias();
            return new OutlineColumn(List.of(name), column.type());
        }
        Expression.Path path = item.expression() instanceof Expression.Call call
                ? (Expression.Path) Objects.requireNonNull(call.argument())
                : (Expression.Path) item.expression();
        ResolvedPath resolved = scope.resolve(path);
        List<String> keys = new ArrayList<>();
        resolved.hops().forEach(hop -> keys.add(hop.name()));
        keys.add(resolved.name());
        return new OutlineColumn(keys, column.type());
    }
}
