package io.sfsdk.testkit.events;

import java.time.Clock;
import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * What was published and delivered, as {@code /limits} tells it. Events that are replayed count again; what the service says without
 * events counts nothing. Safe to share.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_event_limits.htm">Platform
 *     Event Allocations</a>
 */
public final class EventUsage {
    private static final Duration DAY = Duration.ofHours(24);

    private final Supplier<EventPolicy> policy;
    private final RollingCount delivered;
    private final RollingCount topics;
    private final RollingCount generic;
    private final RollingCount published;
    private volatile IntSupplier clients = () -> 0;

    EventUsage(Clock clock, Supplier<EventPolicy> policy) {
        this.policy = policy;
        this.delivered = new RollingCount(clock, DAY);
        this.topics = new RollingCount(clock, DAY);
        this.generic = new RollingCount(clock, DAY);
        this.published = new RollingCount(clock, Duration.ofHours(1));
    }

    /** An event was told to one client. */
    public void deliver(BusEvent event) {
        if (event.channel().startsWith("/topic/")) {
            topics.add(1);
        } else if (event.channel().startsWith("/u/")) {
            generic.add(1);
        } else {
            delivered.add(1);
        }
    }

    void publish(int events) {
        published.add(events);
    }

    /** Who tells how many Streaming API clients there are. */
    public void clients(IntSupplier count) {
        clients = count;
    }

    /** How many events may still be told in these 24 hours, of all kinds together. */
    public long deliveriesLeft() {
        return policy.get().limits().dailyDeliveries() - delivered() - topics() - generic();
    }

    boolean mayPublish(int more) {
        return published() + more <= policy.get().limits().hourlyPublished();
    }

    /** Platform events and change events of the last 24 hours. */
    public long delivered() {
        return delivered.now();
    }

    /** Events of PushTopics of the last 24 hours. */
    public long topics() {
        return topics.now();
    }

    /** Generic events of the last 24 hours. */
    public long generic() {
        return generic.now();
    }

    /** Platform events of the last hour. */
    public long published() {
        return published.now();
    }

    /** Streaming API clients that the org knows. */
    public int clients() {
        return clients.getAsInt();
    }

    public EventLimits limits() {
        return policy.get().limits();
    }
}
