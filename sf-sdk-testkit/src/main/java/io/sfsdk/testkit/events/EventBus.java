package io.sfsdk.testkit.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** All channels: keeps what was published for as long as the policy says, and tells subscribers. Safe to share. */
public final class EventBus {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, EventChannel> channels = new LinkedHashMap<>();
    private final Deque<BusEvent> held = new ArrayDeque<>();
    private final Clock clock;
    private final Supplier<EventPolicy> policy;
    private final long seed;
    private final EventUsage usage;
    private boolean holding;
    private int repeats;

    EventBus(Clock clock, Supplier<EventPolicy> policy, long seed) {
        this.clock = clock;
        this.policy = policy;
        this.seed = seed;
        this.usage = new EventUsage(clock, policy);
    }

    /** What was published and delivered so far. */
    public EventUsage usage() {
        return usage;
    }

    void publish(String channel, EventBody body) {
        publish(channel, List.of(body));
    }

    /** Publishes events that share a replay id. */
    void publish(String channel, List<EventBody> group) {
        lock.lock();
        try {
            EventChannel target = channel(channel);
            purge(target);
            List<BusEvent> events = target.log().append(channel, clock.instant(), group);
            if (holding) {
                held.addAll(events);
            } else {
                events.forEach(event -> tell(target, event));
            }
        } finally {
            lock.unlock();
        }
    }

    private void tell(EventChannel channel, BusEvent event) {
        int times = repeats > 0 ? 2 : 1;
        repeats = Math.max(0, repeats - 1);
        for (int i = 0; i < times; i++) {
            List.copyOf(channel.subscribers()).forEach(subscriber -> subscriber.accept(event));
        }
    }

    /**
     * Tells the subscriber what the channel keeps behind a position, and from then on all that is published.
     *
     * @param replayId of a retained event; -1 for the end, -2 for the start
     * @throws InvalidReplayIdException if it is none of these; nobody is subscribed then
     */
    public void subscribe(String channel, long replayId, EventSubscriber subscriber) {
        lock.lock();
        try {
            EventChannel source = channel(channel);
            purge(source);
            List<BusEvent> missed = source.log().after(replayId);
            missed.stream().filter(event -> !held.contains(event)).forEach(subscriber::accept);
            source.subscribers().add(subscriber);
        } finally {
            lock.unlock();
        }
    }

    public void unsubscribe(String channel, EventSubscriber subscriber) {
        lock.lock();
        try {
            channel(channel).subscribers().remove(subscriber);
        } finally {
            lock.unlock();
        }
    }

    /** The newest replay id that the channel keeps; 0 if it keeps none. */
    public long latest(String channel) {
        List<BusEvent> kept = retained(channel);
        return kept.isEmpty() ? 0 : kept.get(kept.size() - 1).replayId();
    }

    /**
     * A place behind all that subscribers of a channel were told, from which one may go on for as long as events are kept; empty while
     * something is held back. Whoever tells it on must have been subscribed when it asked, and have told all it was told since.
     */
    public OptionalLong place(String channel) {
        lock.lock();
        try {
            EventChannel source = channel(channel);
            purge(source);
            return held.isEmpty() ? OptionalLong.of(source.log().place(clock.instant())) : OptionalLong.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Users who listen to a channel, one entry for each subscription. */
    public List<String> users(String channel) {
        lock.lock();
        try {
            return channel(channel).subscribers().stream()
                    .map(EventSubscriber::userId)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    List<BusEvent> retained(String channel) {
        lock.lock();
        try {
            EventChannel source = channel(channel);
            purge(source);
            return source.log().retained();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets all events of all channels; their ids are never used again. */
    void reset() {
        lock.lock();
        try {
            channels.values().forEach(channel -> channel.log().clear());
            held.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Keeps events from subscribers until {@link #release()}. */
    void hold() {
        lock.lock();
        try {
            holding = true;
        } finally {
            lock.unlock();
        }
    }

    void release() {
        lock.lock();
        try {
            holding = false;
            while (!held.isEmpty()) {
                BusEvent event = held.remove();
                tell(channel(event.channel()), event);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Tells each of the next events twice. */
    void repeat(int events) {
        lock.lock();
        try {
            repeats = events;
        } finally {
            lock.unlock();
        }
    }

    private EventChannel channel(String name) {
        return channels.computeIfAbsent(name, unknown -> new EventChannel(unknown, seed));
    }

    private void purge(EventChannel channel) {
        EventPolicy now = policy.get();
        Duration retention = channel.isLegacy() ? now.legacyRetention() : now.retention();
        Instant oldest = clock.instant().minus(retention);
        channel.log().purge(oldest, now.mostRetained());
    }
}
