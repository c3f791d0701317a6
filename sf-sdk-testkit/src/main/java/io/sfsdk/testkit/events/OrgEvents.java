package io.sfsdk.testkit.events;

import io.sfsdk.testkit.soql.SoqlEngine;
import io.sfsdk.testkit.store.Commit;
import io.sfsdk.testkit.store.OrgStore;
import io.sfsdk.testkit.store.PublishedRow;
import io.sfsdk.testkit.store.SaveResult;
import io.sfsdk.testkit.store.Transaction;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The events of an org as a test sees and commands them. Safe to share. */
public final class OrgEvents {
    private static final String EVENT_PREFIX = "/event/";
    private static final String GENERIC_PREFIX = "/u/";

    private final OrgStore store;
    private final Clock clock;
    private final EventBus bus;
    private final EventShapes shapes;
    private final ChangeCapture capture;
    private final PushTopics topics;

    public OrgEvents(OrgStore store, SoqlEngine soql, Clock clock, Supplier<EventPolicy> policy, long seed) {
        this.store = store;
        this.clock = clock;
        this.bus = new EventBus(clock, policy, seed);
        this.shapes = new EventShapes(store::schema);
        this.capture = new ChangeCapture(bus, shapes, policy);
        this.topics = new PushTopics(store, soql, bus, shapes);
        store.addRule(new TopicRule(soql));
        store.onCommit(this::committed);
        store.mayPublish(bus.usage()::mayPublish);
    }

    /**
     * Publishes a platform event as the integration's user.
     *
     * @param channel for example {@code /event/Demo__e}
     * @return its UUID
     * @throws IllegalArgumentException if the org refuses it
     */
    public String publish(String channel, Map<String, ? extends @Nullable Object> fields) {
        if (!channel.startsWith(EVENT_PREFIX)) {
            throw new IllegalArgumentException("not a channel of platform events: " + channel);
        }
        try (Transaction transaction = store.begin(store.integrationUserId())) {
            SaveResult result = transaction.insert(channel.substring(EVENT_PREFIX.length()), fields);
            if (!result.success()) {
                throw new IllegalArgumentException("the org refused: " + result.errors());
            }
            transaction.commit();
            return result.errors().get(0).message();
        }
    }

    /**
     * Pushes a text to a generic channel.
     *
     * @param channel for example {@code /u/notices}
     * @param userIds who shall hear it; empty for all
     */
    public void push(String channel, String payload, Set<String> userIds) {
        if (!channel.startsWith(GENERIC_PREFIX)) {
            throw new IllegalArgumentException("not a generic channel: " + channel);
        }
        bus.publish(channel, new GenericNotice(payload, clock.instant(), userIds));
    }

    /** Replay ids of the events that a channel keeps, oldest first. */
    public List<Long> replayIds(String channel) {
        return bus.retained(channel).stream().map(BusEvent::replayId).toList();
    }

    /** What org migrations and sandbox refreshes do: every event is gone, and no replay id that was ever told is good. */
    public void resetStreams() {
        bus.reset();
    }

    /** Late delivery: from now on subscribers are told nothing, while events arrive and are kept. */
    public void holdDeliveries() {
        bus.hold();
    }

    /** Tells subscribers what {@link #holdDeliveries()} kept from them, in order. */
    public void releaseDeliveries() {
        bus.release();
    }

    /** Tells each of the next events twice, with the same replay id. */
    public void deliverTwice(int events) {
        bus.repeat(events);
    }

    /** An administrator makes a channel of change events. */
    public void addChannel(ChangeChannel channel) {
        capture.add(channel);
    }

    /** Whether {@link #addChannel} made it. */
    public boolean hasChannel(String name) {
        return capture.has(name);
    }

    /**
     * Tells each of the next changes by a gap event: that it happened, not what.
     *
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_gap_events.htm">Gap Events</a>
     */
    public void turnIntoGaps(int changes) {
        capture.turnIntoGaps(changes);
    }

    /** The fields that the query of an active PushTopic selects; empty if there is none of this name. */
    public List<String> topicFields(String name) {
        return topics.query(name).map(TopicQuery::fields).orElse(List.of());
    }

    /** The object that the query of an active PushTopic asks; empty if there is none of this name. */
    public Optional<String> topicObject(String name) {
        return topics.query(name).map(TopicQuery::object);
    }

    /** What was published and delivered so far. */
    public EventUsage usage() {
        return bus.usage();
    }

    /** For the APIs that deliver. */
    public EventBus bus() {
        return bus;
    }

    private void committed(Commit commit) {
        capture.committed(commit);
        topics.committed(commit);
        bus.usage().publish(commit.published().size());
        for (PublishedRow published : commit.published()) {
            String name = published.row().objectName();
            bus.publish(EVENT_PREFIX + name, new PlatformEvent(shapes.of(name), published));
        }
    }
}
