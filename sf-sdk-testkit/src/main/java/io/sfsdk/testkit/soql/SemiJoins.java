package io.sfsdk.testkit.soql;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;

/** The ids inner queries find, each found once a run. */
final class SemiJoins {
    private final IdentityHashMap<Condition.SemiJoin, Set<Object>> found = new IdentityHashMap<>();

    Set<Object> ids(Condition.SemiJoin join, Session session) {
        return found.computeIfAbsent(join, unknown -> find(join.inner(), session));
    }

    private static Set<Object> find(Query inner, Session session) {
        ObjectScope scope = new ObjectScope(session, session.object(inner.from()), inner.alias());
        Column selected = scope.column(selected(inner, session));
        Selection selection = Selection.of(inner, scope);
        Set<Object> ids = new HashSet<>();
        selection.rows(Planner.plan(scope, inner.where())).stream()
                .map(selected::read)
                .filter(Objects::nonNull)
                .forEach(ids::add);
        return ids;
    }

    private static Expression selected(Query inner, Session session) {
        boolean one = inner.select().size() == 1;
        if (one && inner.select().get(0) instanceof SelectItem.Value value) {
            return value.expression();
        }
        throw session.refusals()
                .malformed(inner.from().offset(), "Semi join sub-selects must select exactly one field");
    }
}
