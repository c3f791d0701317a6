package io.sfsdk.testkit.events;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Switches of events and their delivery, for what no public source settles and for what tests want to reach.
 *
 * @param behaviours what the org does; see each for its default
 * @param entities objects whose changes are published, in the schema's spelling; none by default, as in a new org
 * @param retention how long platform and change events are kept
 * @param legacyRetention how long events of PushTopics and generic channels are kept
 * @param mostRetained the most events that a channel keeps, whatever their age
 * @param limits allocations
 * @param timers of the Streaming API
 */
public record EventPolicy(
        Set<Behaviour> behaviours,
        Set<String> entities,
        Duration retention,
        Duration legacyRetention,
        int mostRetained,
        EventLimits limits,
        StreamTimers timers) {

    /** One thing the org does or does not. */
    public enum Behaviour {
        /** Change events over CometD tell {@code changedFields}; guides disagree, seen in a working client. On by default. */
        TELLS_CHANGED_FIELDS(true),
        /** The same change of several records in one transaction becomes one event. Documented, not observed; off by default. */
        MERGES_CHANGES(false),
        /** A subscription to an unknown {@code /u/} channel creates it. Off by default. */
        CREATES_CHANNELS(false),
        /** {@code 403::Unknown client} advises {@code none} rather than {@code handshake}; both were recorded. Off by default. */
        ADVISES_NONE(false),
        /** Replies to subscriptions bring queued events along, as upstream servers may. Off by default. */
        FLUSHES_WITH_ANY_REPLY(false),
        /**
         * A poll or a stream that is under way ends with the session that began it, if that is ended and not only left alone: {@code
         * 401::Authentication invalid} or {@code UNAUTHENTICATED}. Seen minutes later in real orgs; here at once. On by default.
         */
        NOTICES_ENDED_SESSIONS(true),
        /** Clients must send the cookies of their handshake. On by default. */
        CHECKS_COOKIES(true);

        private final boolean standard;

        Behaviour(boolean standard) {
            this.standard = standard;
        }
    }

    public EventPolicy {
        behaviours = Set.copyOf(behaviours);
        entities = Set.copyOf(entities);
    }

    public static EventPolicy standard() {
        EnumSet<Behaviour> standard = EnumSet.allOf(Behaviour.class);
        standard.removeIf(behaviour -> !behaviour.standard);
        return new EventPolicy(
                standard,
                Set.of(),
                Duration.ofHours(72),
                Duration.ofHours(24),
                Integer.MAX_VALUE,
                EventLimits.standard(),
                StreamTimers.standard());
    }

    /** Whether the org does this. */
    public boolean does(Behaviour behaviour) {
        return behaviours.contains(behaviour);
    }

    /** The org does these too. */
    public EventPolicy with(Behaviour... more) {
        EnumSet<Behaviour> all = EnumSet.noneOf(Behaviour.class);
        all.addAll(behaviours);
        all.addAll(Arrays.asList(more));
        return withBehaviours(all);
    }

    /** The org does none of these. */
    public EventPolicy without(Behaviour... fewer) {
        EnumSet<Behaviour> left = EnumSet.noneOf(Behaviour.class);
        left.addAll(behaviours);
        Arrays.asList(fewer).forEach(left::remove);
        return withBehaviours(left);
    }

    private EventPolicy withBehaviours(Set<Behaviour> others) {
        return new EventPolicy(others, entities, retention, legacyRetention, mostRetained, limits, timers);
    }

    /** Publishes the changes of these objects too. */
    public EventPolicy withEntities(String... more) {
        Set<String> all = new LinkedHashSet<>(entities);
        all.addAll(Arrays.asList(more));
        return new EventPolicy(behaviours, all, retention, legacyRetention, mostRetained, limits, timers);
    }

    public EventPolicy withRetention(Duration events, Duration legacy) {
        return new EventPolicy(behaviours, entities, events, legacy, mostRetained, limits, timers);
    }

    /** Bounds the memory of a channel that is never read. */
    public EventPolicy withMostRetained(int events) {
        return new EventPolicy(behaviours, entities, retention, legacyRetention, events, limits, timers);
    }

    public EventPolicy withLimits(EventLimits other) {
        return new EventPolicy(behaviours, entities, retention, legacyRetention, mostRetained, other, timers);
    }

    public EventPolicy withTimers(StreamTimers other) {
        return new EventPolicy(behaviours, entities, retention, legacyRetention, mostRetained, limits, other);
    }
}
