package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.schema.ChildRelationship;
import io.sfsdk.testkit.store.OrgView;
import io.sfsdk.testkit.store.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A subquery of SELECT: finds the child rows of one parent after the other. */
final class ChildRows {
    private final ChildRelationship relationship;
    private final ObjectScope scope;
    private final Shape shape;
    private final Selection selection;
    private @Nullable Map<Object, List<Row>> byParent;

    private ChildRows(ChildRelationship relationship, ObjectScope scope, Shape shape, Selection selection) {
        this.relationship = relationship;
        this.scope = scope;
        this.shape = shape;
        this.selection = selection;
    }

    static ChildRows of(Query subquery, ObjectScope parent) {
        Session session = parent.session();
        if (subquery.isAggregate()) {
            throw session.refusals()
                    .malformed(subquery.from().offset(), "only root queries support aggregate expressions");
        }
        Expression.Path from = parent.local(subquery.from());
        ChildRelationship relationship = parent.type()
                .childRelationship(from.text())
                .orElseThrow(() -> session.refusals().unknownChildren(from.offset(), from.text()));
        Expression.Path object = new Expression.Path(List.of(relationship.childObject()), from.offset());
        ObjectScope scope = new ObjectScope(session, session.object(object), subquery.alias());
        SemiJoinRules.check(subquery.where(), session.refusals());
        return new ChildRows(relationship, scope, SelectBinder.bind(subquery, scope), Selection.of(subquery, scope));
    }

    /** The key of the rows in an answer. */
    String name() {
        return Objects.requireNonNull(relationship.name());
    }

    /** The children of one row; null if there are none, as the org answers. */
    @Nullable
    QueryResult of(String parentId) {
        List<Row> rows = selection.rows(Plan.byId(candidates(parentId)));
        return rows.isEmpty() ? null : new QueryResult(rows.size(), new LazyRows(rows, shape));
    }

    private Stream<Row> candidates(String parentId) {
        OrgView view = scope.session().view();
        return view.lookup(
                        scope.type().name(),
                        relationship.field(),
                        parentId,
                        scope.session().includeDeleted())
                .map(rows -> rows.sorted(Comparator.comparing(Row::id)))
                .orElseGet(() -> scanned().getOrDefault(parentId, List.of()).stream());
    }

    /** All children by parent, made when the store has no index on the reference. */
    private Map<Object, List<Row>> scanned() {
        Map<Object, List<Row>> known = byParent;
        if (known == null) {
            known = new HashMap<>();
            for (Row row : allRows()) {
                Object parent = row.value(relationship.field());
                known.computeIfAbsent(Objects.toString(parent), id -> new ArrayList<>())
                        .add(row);
            }
            byParent = known;
        }
        return known;
    }

    private List<Row> allRows() {
        Session session = scope.session();
        return session.view()
                .rows(scope.type().name(), session.includeDeleted())
                .toList();
    }
}
