package io.sfsdk.testkit.events;

import io.sfsdk.testkit.events.TopicNotice.NamedValue;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.soql.SoqlEngine;
import io.sfsdk.testkit.store.Commit;
import io.sfsdk.testkit.store.OrgStore;
import io.sfsdk.testkit.store.OrgView;
import io.sfsdk.testkit.store.Row;
import io.sfsdk.testkit.store.RowChange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells changes to the PushTopics whose queries they concern. */
final class PushTopics {
    private static final String OBJECT = "PushTopic";
    private static final Map<ChangeType, String> WORDS = Map.of(
            ChangeType.CREATE, "created",
            ChangeType.UPDATE, "updated",
            ChangeType.DELETE, "deleted",
            ChangeType.UNDELETE, "undeleted");

    private final OrgStore store;
    private final SoqlEngine soql;
    private final EventBus bus;

    PushTopics(OrgStore store, SoqlEngine soql, EventBus bus) {
        this.store = store;
        this.soql = soql;
        this.bus = bus;
    }

    /** The query of an active topic; empty if there is none of this name. */
    Optional<TopicQuery> query(String name) {
        return active(store.view(store.integrationUserId()))
                .filter(topic -> name.equals(topic.value("Name")))
                .findFirst()
                .flatMap(PushTopics::query);
    }

    private static Optional<TopicQuery> query(Row topic) {
        return TopicQuery.parse(String.valueOf(topic.value("Query")));
    }

    private Stream<Row> active(OrgView view) {
        return view.schema().object(OBJECT).isEmpty()
                ? Stream.empty()
                : view.rows(OBJECT, false).filter(topic -> Boolean.TRUE.equals(topic.value("IsActive")));
    }

    void committed(Commit commit) {
        OrgView view = store.view(store.integrationUserId());
        List<Row> topics = active(view).toList();
        if (topics.isEmpty()) {
            return;
        }
        for (RowChange change : commit.changes()) {
            topics.forEach(topic -> query(topic).ifPresent(query -> tell(topic, query, change, commit, view)));
        }
    }

    private void tell(Row topic, TopicQuery query, RowChange change, Commit commit, OrgView view) {
        Row after = change.after();
        if (after == null || !after.objectName().equalsIgnoreCase(query.object())) {
            return;
        }
        ObjectType type = view.schema().object(after.objectName()).orElseThrow();
        RecordChange recorded = RecordChange.of(change, type);
        ChangeType kind = recorded == null ? null : recorded.kind();
        if (kind == null || !notifiesOf(topic, kind) || !matches(query, after, view)) {
            return;
        }
        if (kind == ChangeType.UPDATE && !concerns(topic, query, type, change)) {
            return;
        }
        List<String> fields = kind == ChangeType.DELETE ? List.of("Id") : query.fields();
        bus.publish(
                "/topic/" + topic.value("Name"),
                new TopicNotice(
                        type.name(),
                        Objects.requireNonNull(WORDS.get(kind)),
                        commit.at(),
                        values(fields, type, after)));
    }

    private static boolean notifiesOf(Row topic, ChangeType kind) {
        String word = kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
        return Boolean.TRUE.equals(topic.value("NotifyForOperation" + word));
    }

    private boolean matches(TopicQuery query, Row row, OrgView view) {
        return query.condition().isEmpty()
                || soql.run(query.of(row.id()), view, true).totalSize() == 1;
    }

    /** Whether one of the fields changed that the topic looks at. */
    private static boolean concerns(Row topic, TopicQuery query, ObjectType type, RowChange change) {
        String looksAt = String.valueOf(topic.value("NotifyForFields"));
        if (looksAt.equals("All")) {
            return true;
        }
        Set<String> fields = new LinkedHashSet<>();
        if (!looksAt.equals("Where")) {
            query.fields().forEach(name -> type.field(name).ifPresent(field -> fields.add(field.name())));
        }
        if (!looksAt.equals("Select")) {
            fields.addAll(query.conditionFields(type));
        }
        Row before = Objects.requireNonNull(change.before());
        Row after = Objects.requireNonNull(change.after());
        return fields.stream().anyMatch(field -> !Objects.equals(before.value(field), after.value(field)));
    }

    private static List<NamedValue> values(List<String> fields, ObjectType type, Row row) {
        List<NamedValue> values = new ArrayList<>();
        for (String name : fields) {
            type.field(name)
                    .ifPresent(field -> values.add(new NamedValue(
                            field.name(), new ChangedValue("", field.name(), field.type(), value(row, field.name())))));
        }
        return values;
    }

    private static @Nullable Object value(Row row, String field) {
        return field.equals("Id") ? row.id() : row.value(field);
    }
}
