package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.store.OrgView;
import io.sfsdk.testkit.store.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses the cheapest source of rows: an index on one of the conditions, the change log, or all rows. */
final class Planner {
    private final ObjectScope scope;
    private final OrgView view;
    private final boolean includeDeleted;

    private Planner(ObjectScope scope) {
        this.scope = scope;
        this.view = scope.session().view();
        this.includeDeleted = scope.session().includeDeleted();
    }

    static Plan plan(ObjectScope scope, @Nullable Condition where) {
        Planner planner = new Planner(scope);
        return where == null ? planner.scan() : planner.plan(where);
    }

    private Plan plan(Condition where) {
        return byIndex(where).or(() -> byStamp(where)).orElseGet(this::scan);
    }

    private Plan scan() {
        return Plan.byId(view.rows(scope.type().name(), includeDeleted));
    }

    private Optional<Plan> byIndex(Condition where) {
        return new IndexKeys(scope)
                .of(where).stream()
                        .sorted(Comparator.comparing(keys -> rank(keys.field())))
                        .flatMap(keys -> lookUp(keys).stream())
                        .findFirst();
    }

    private static int rank(Field field) {
        if (field.type() == FieldType.ID) {
            return 0;
        }
        return field.unique() || field.externalId() ? 1 : 2;
    }

    private Optional<Plan> lookUp(IndexKeys.Keys keys) {
        List<Optional<Stream<Row>>> found = keys.values().stream()
                .map(value -> view.lookup(scope.type().name(), keys.field().name(), value, includeDeleted))
                .toList();
        if (found.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        Stream<Row> rows = found.stream().flatMap(Optional::orElseThrow);
        return Optional.of(Plan.byId(rows.sorted(Comparator.comparing(Row::id))));
    }

    private Optional<Plan> byStamp(Condition where) {
        StampWindow window = new StampWindows(scope).of(where);
        if (window.isAll()) {
            return Optional.empty();
        }
        Stream<Row> rows = window.isEmpty()
                ? Stream.empty()
                : view.changed(scope.type().name(), window.from(), window.until(), includeDeleted);
        return Optional.of(
                window.isOneMoment()
                        ? new Plan(rows, List.of(Plan.ID), true)
                        : new Plan(rows, List.of(Plan.STAMP, Plan.ID), false));
    }
}
