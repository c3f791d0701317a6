package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the shape of an answer from a SELECT list without aggregates. */
final class SelectBinder {
    /**
     * Rows an unbounded set of fields may be asked for.
     *
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_fields.htm">FIELDS():
     *     bounded and unbounded queries</a>
     */
    private static final int MOST_ROWS_OF_ALL_FIELDS = 200;

    private final Query query;
    private final ObjectScope scope;
    private final ShapeBuilder shape = new ShapeBuilder();

    private SelectBinder(Query query, ObjectScope scope) {
        this.query = query;
        this.scope = scope;
    }

    static Shape bind(Query query, ObjectScope scope) {
        SelectBinder binder = new SelectBinder(query, scope);
        query.select().forEach(binder::add);
        return binder.shape.build();
    }

    private void add(SelectItem item) {
        if (item instanceof SelectItem.Value value) {
            addValue(value.expression(), value.alias());
        } else if (item instanceof SelectItem.Children children) {
            addChildren(children.query());
        } else if (item instanceof SelectItem.Fields fields) {
            addFields(fields);
        } else {
            addByType((SelectItem.ByType) item);
        }
    }

    private void addValue(Expression expression, @Nullable String alias) {
        if (expression instanceof Expression.Path path) {
            if (alias != null) {
                throw scope.refusals().malformed("only aggregate expressions use field aliasing");
            }
            ResolvedPath resolved = scope.resolve(path);
            addCell(shape, List.of(), resolved, resolved.name(), scope.column(resolved));
        } else {
            addFunction((Expression.Call) expression, alias);
        }
    }

    private void addFunction(Expression.Call call, @Nullable String alias) {
        Column column = scope.column(call);
        if (alias != null || !(call.argument() instanceof Expression.Path path)) {
            addCell(shape, List.of(), new ResolvedPath(List.of(), null), alias == null ? column.name() : alias, column);
        } else {
            ResolvedPath resolved = scope.resolve(path);
            addCell(shape, List.of(), resolved, resolved.name(), column);
        }
    }

    private void addCell(ShapeBuilder start, List<Hop> prefix, ResolvedPath path, String name, Column column) {
        ShapeBuilder at = start;
        List<Hop> way = new ArrayList<>(prefix);
        for (Hop hop : path.hops()) {
            way.add(hop);
            at = at.parent(hop, scope.joins().slot(way));
        }
        refuseTwice(at.add(name, found -> Values.shown(column.type(), column.read(found))), name);
    }

    private void refuseTwice(boolean added, String name) {
        if (!added) {
            throw scope.refusals().malformed("duplicate field selected: " + name);
        }
    }

    private void addFields(SelectItem.Fields fields) {
        boolean bounded = query.limit() != null && query.limit() <= MOST_ROWS_OF_ALL_FIELDS;
        if (fields.group() != SelectItem.Group.STANDARD && !bounded) {
            throw scope.refusals().malformed("The SOQL FIELDS function must have a LIMIT of at most 200");
        }
        scope.type().fields().stream()
                .filter(field -> isIn(fields.group(), field))
                .forEach(field -> addValue(new Expression.Path(List.of(field.name()), fields.offset()), null));
    }

    private static boolean isIn(SelectItem.Group group, Field field) {
        return switch (group) {
            case ALL -> true;
            case STANDARD -> !field.custom();
            case CUSTOM -> field.custom();
        };
    }

    private void addChildren(Query subquery) {
        ChildRows children = ChildRows.of(subquery, scope);
        int slot = scope.joins().children(children);
        boolean added = shape.add(children.name(), found -> ((JoinedRow) found).children(slot));
        refuseTwice(added, children.name());
    }

    private void addByType(SelectItem.ByType byType) {
        List<Hop> hops = scope.hops(byType.reference());
        ShapeBuilder at = shape;
        for (int depth = 1; depth < hops.size(); depth++) {
            at = at.parent(hops.get(depth - 1), scope.joins().slot(hops.subList(0, depth)));
        }
        TypeCell cell = new TypeCell(scope.joins().slot(hops));
        byType.branches().forEach(branch -> addBranch(cell, hops, branch));
        cell.otherwise(otherwise(hops, byType));
        String name = hops.get(hops.size() - 1).name();
        refuseTwice(at.add(name, cell), name);
    }

    private void addBranch(TypeCell cell, List<Hop> hops, SelectItem.Branch branch) {
        ObjectType type = scope.session().object(branch.type());
        ShapeBuilder fields = new ShapeBuilder();
        for (Expression.Path path : branch.fields()) {
            addParentField(fields, hops, scope.resolver().resolve(type, path));
        }
        cell.when(type.name(), fields.build());
    }

    private @Nullable Shape otherwise(List<Hop> hops, SelectItem.ByType byType) {
        if (byType.otherwise().isEmpty()) {
            return null;
        }
        ShapeBuilder fields = new ShapeBuilder();
        for (Expression.Path path : byType.otherwise()) {
            ResolvedPath full = scope.resolve(joined(byType.reference(), path));
            addParentField(fields, hops, new ResolvedPath(rest(full.hops(), hops.size()), full.field()));
        }
        return fields.build();
    }

    private void addParentField(ShapeBuilder fields, List<Hop> hops, ResolvedPath inParent) {
        List<Hop> way = Stream.concat(hops.stream(), inParent.hops().stream()).toList();
        Column column = scope.column(new ResolvedPath(way, inParent.field()));
        addCell(fields, hops, inParent, inParent.name(), column);
    }

    private static List<Hop> rest(List<Hop> hops, int from) {
        return hops.subList(from, hops.size());
    }

    private static Expression.Path joined(Expression.Path reference, Expression.Path field) {
        List<String> names = Stream.concat(reference.names().stream(), field.names().stream())
                .toList();
        return new Expression.Path(names, field.offset());
    }
}
