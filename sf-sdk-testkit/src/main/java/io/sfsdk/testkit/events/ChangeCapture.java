package io.sfsdk.testkit.events;

import io.sfsdk.testkit.events.EventPolicy.Behaviour;
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
    private final EventShapes shapes;
    private final Supplier<EventPolicy> policy;
    private final Map<String, ChangeChannel> channels = new ConcurrentHashMap<>();
    private final AtomicInteger gaps = new AtomicInteger();

    ChangeCapture(EventBus bus, EventShapes shapes, Supplier<EventPolicy> policy) {
        this.bus = bus;
        this.shapes = shapes;
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
        if (policy.get().entities().isEmpty()) {
            return;
        }
        Transaction transaction = new Transaction(commit, policy.get());
        commit.changes().forEach(change -> transaction.add(change(change)));
        transaction.end();
    }

    /** The events of one transaction, as they come about. */
    private final class Transaction {
        private final Commit commit;
        private final EventPolicy rules;
        private final List<RecordChange> group = new ArrayList<>();
        private final Set<String> overflown = new LinkedHashSet<>();
        private int groupAt;
        private int sequence;
        private int weight;

        Transaction(Commit commit, EventPolicy rules) {
            this.commit = commit;
            this.rules = rules;
        }

        /** Changes of objects that are not selected count, and leave a hole. */
        void add(@Nullable RecordChange change) {
            if (change == null) {
                return;
            }
            sequence++;
            if (!rules.entities().contains(change.type().name())) {
                return;
            }
            weight += change.weight();
            if (weight > rules.limits().changesPerTransaction()) {
                overflown.add(change.type().name());
            } else {
                join(change);
            }
        }

        private void join(RecordChange change) {
            boolean alike = !group.isEmpty() && change.isLike(group.get(0));
            if (!alike || !rules.does(Behaviour.MERGES_CHANGES)) {
                flush();
                groupAt = sequence;
            }
            group.add(change);
        }

        private void flush() {
            if (!group.isEmpty()) {
                publish(commit, group, groupAt);
                group.clear();
            }
        }

        void end() {
            flush();
            for (String entity : overflown) {
                sequence++;
                ChangeHeader header = header(commit, entity, List.of(EVERY_RECORD), ChangeType.GAP_OVERFLOW, sequence);
                publish(shapes.of(entity), header);
            }
        }
    }

    private @Nullable RecordChange change(RowChange change) {
        String object = change.after() == null
                ? Objects.requireNonNull(change.before()).objectName()
                : change.after().objectName();
        return RecordChange.of(change, shapes.of(object));
    }

    private void publish(Commit commit, List<RecordChange> group, int sequence) {
        RecordChange first = group.get(0);
        List<String> ids = group.stream().map(change -> change.row().id()).toList();
        ChangeHeader header = header(commit, first.type().name(), ids, first.kind(), sequence);
        ChangeEvent event = event(first.shape(), header, first.values(), List.of());
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
    void publish(EventShape shape, ChangeHeader header) {
        ChangeEvent event = event(shape, header, List.of(), List.of());
        bus.publish(ALL, event);
        bus.publish(EntityChannels.of(shape.type().name()), event);
        channels.values().stream()
                .filter(channel -> channel.members().containsKey(shape.type().name()))
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
            events.add(event(change.shape(), header, change.values(), added));
        }
        return events;
    }

    private ChangeEvent event(
            EventShape shape, ChangeHeader header, List<ChangedValue> values, List<ChangedValue> enrichment) {
        boolean tellsFields = policy.get().does(Behaviour.TELLS_CHANGED_FIELDS);
        return new ChangeEvent(shape, header, values, enrichment, tellsFields);
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
