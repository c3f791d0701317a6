package io.sfsdk.testkit.events;

import io.sfsdk.testkit.events.EventPolicy.Behaviour;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.schema.Schema;
import io.sfsdk.testkit.store.Commit;
import io.sfsdk.testkit.store.RowChange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes change events of what transactions did to the objects that the policy names. Safe to share. */
final class ChangeCapture {
    static final String ALL = "/data/ChangeEvents";

    /** Stands for all records whose changes were too many to tell. */
    private static final String EVERY_RECORD = "000000000000000AAA";

    private final EventBus bus;
    private final Supplier<Schema> schema;
    private final Supplier<EventPolicy> policy;
    private final Map<String, ChangeChannel> channels = new ConcurrentHashMap<>();
    private final AtomicInteger gaps = new AtomicInteger();

    ChangeCapture(EventBus bus, Supplier<Schema> schema, Supplier<EventPolicy> policy) {
        this.bus = bus;
        this.schema = schema;
        this.policy = policy;
    }

    void add(ChangeChannel channel) {
        channels.put(channel.name(), channel);
    }

    boolean has(String channel) {
        return channels.containsKey(channel);
    }

    /** The next changes are told by gap events. */
    void turnIntoGaps(int changes) {
        gaps.set(changes);
    }

    void committed(Commit commit) {
        EventPolicy now = policy.get();
        if (now.entities().isEmpty()) {
            return;
        }
        Set<String> overflown = new LinkedHashSet<>();
        List<RecordChange> group = new ArrayList<>();
        int sequence = 0;
        int weight = 0;
        int groupAt = 1;
        for (RowChange each : commit.changes()) {
            RecordChange change = change(each);
            sequence += change == null ? 0 : 1;
            if (change == null || !now.entities().contains(change.type().name())) {
                continue;
            }
            weight += change.weight();
            if (weight > now.limits().changesPerTransaction()) {
                overflown.add(change.type().name());
                continue;
            }
            boolean joins = now.does(Behaviour.MERGES_CHANGES) && !group.isEmpty() && change.isLike(group.get(0));
            if (!joins) {
                publish(commit, group, groupAt);
                group.clear();
                groupAt = sequence;
            }
            group.add(change);
        }
        publish(commit, group, groupAt);
        for (String entity : overflown) {
            sequence++;
            ObjectType type = schema.get().object(entity).orElseThrow();
            publish(type, header(commit, entity, List.of(EVERY_RECORD), ChangeType.GAP_OVERFLOW, sequence));
        }
    }

    private @Nullable RecordChange change(RowChange change) {
        String object = change.after() == null
                ? Objects.requireNonNull(change.before()).objectName()
                : change.after().objectName();
        return RecordChange.of(change, schema.get().object(object).orElseThrow());
    }

    private void publish(Commit commit, List<RecordChange> group, int sequence) {
        if (group.isEmpty()) {
            return;
        }
        RecordChange first = group.get(0);
        List<String> ids = group.stream().map(change -> change.row().id()).toList();
        ChangeHeader header = header(commit, first.type().name(), ids, first.kind(), sequence);
        ChangeEvent event = event(first.type(), header, first.values(), List.of());
        boolean gap = gaps.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        ChangeEvent told = gap ? event.asGap() : event;
        bus.publish(ALL, told);
        bus.publish(EntityChannels.of(first.type().name()), told);
        for (ChangeChannel channel : channels.values()) {
            List<String> enriched = channel.members().get(first.type().name());
            if (enriched != null) {
                bus.publish(channel.name(), enriched(group, told, enriched));
            }
        }
    }

    /** Publishes an event without values. */
    void publish(ObjectType type, ChangeHeader header) {
        ChangeEvent event = event(type, header, List.of(), List.of());
        bus.publish(ALL, event);
        bus.publish(EntityChannels.of(type.name()), event);
        channels.values().stream()
                .filter(channel -> channel.members().containsKey(type.name()))
                .forEach(channel -> bus.publish(channel.name(), event));
    }

    /** With enriched fields every record has an event of its own; all of them share a replay id. */
    private List<EventBody> enriched(List<RecordChange> group, ChangeEvent event, List<String> fields) {
        ChangeType kind = event.header().changeType();
        if (fields.isEmpty() || (kind != ChangeType.UPDATE && kind != ChangeType.DELETE)) {
            return List.of(event);
        }
        List<EventBody> events = new ArrayList<>();
        for (RecordChange change : group) {
            List<ChangedValue> added = fields.stream()
                    .flatMap(name -> change.type().field(name).stream())
                    .map(field -> ChangeFields.value(field, change.row()))
                    .filter(value -> event.values().stream()
                            .noneMatch(told -> told.path().equals(value.path())))
                    .toList();
            ChangeHeader header = event.header().of(kind, List.of(change.row().id()));
            events.add(event(change.type(), header, change.values(), added));
        }
        return events;
    }

    private ChangeEvent event(
            ObjectType type, ChangeHeader header, List<ChangedValue> values, List<ChangedValue> enrichment) {
        boolean tellsFields = policy.get().does(Behaviour.TELLS_CHANGED_FIELDS);
        return new ChangeEvent(type, header, values, enrichment, tellsFields);
    }

    static ChangeHeader header(Commit commit, String entity, List<String> ids, ChangeType kind, int sequence) {
        String key = UUID.nameUUIDFromBytes(
                        ("transaction " + commit.number() + " " + commit.at()).getBytes(StandardCharsets.UTF_8))
                .toString();
        return new ChangeHeader(
                entity, ids, kind, commit.origin(), key, sequence, commit.at(), commitNumber(commit), commit.userId());
    }

    /** Nanoseconds, as seen in recorded events: beyond what a double holds exactly. */
    private static long commitNumber(Commit commit) {
        return commit.at().toEpochMilli() * 1_000_000 + commit.number() % 1_000_000;
    }
}
