package io.sfsdk.pubsub;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.event.Event;
import io.sfsdk.event.EventConnection;
import io.sfsdk.event.EventPage;
import io.sfsdk.event.EventTransport;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.subscribe.EventHandler;
import io.sfsdk.subscribe.EventSubscription;
import io.sfsdk.subscribe.SubscriptionListener;
import io.sfsdk.subscribe.SubscriptionSummary;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A simulated org and a subscription over gRPC to its {@code Demo__e}, all on the test's thread: before each wait for events the next
 * thing that was planned happens; when nothing is planned any more, the subscription is stopped.
 */
final class FaultyOrg implements AutoCloseable {
    /** Real time that a silent stream costs. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    /** What passes by the org's clock meanwhile. */
    private static final Duration LONG_SILENCE = Duration.ofMinutes(5);

    private final OrgClock clock = OrgClock.at(Instant.parse("2026-03-01T08:00:00Z"));
    private final SimulatedOrg org = SimulatedOrg.builder().clock(clock).start();
    private final WatermarkStore store = new InMemoryWatermarkStore();
    private final Deque<Runnable> plan = new ArrayDeque<>();
    private final List<Integer> handled = new ArrayList<>();
    private @Nullable EventSubscription running;
    private boolean untilAllIsHandled;
    private int published;
    private int firstOfHistory;

    SimulatedOrg org() {
        return org;
    }

    OrgClock clock() {
        return clock;
    }

    List<Integer> handled() {
        return handled;
    }

    int published() {
        return published;
    }

    void publish(int events) {
        for (int i = 0; i < events; i++) {
            org.events().publish(EventOrg.CHANNEL, Map.of("Text__c", String.valueOf(published)));
            published++;
        }
    }

    /** The next thing to happen; it must bring an event, an answer or an end. */
    void then(Runnable action) {
        plan.add(action);
    }

    void beginHistory() {
        handled.clear();
        plan.clear();
        firstOfHistory = published;
    }

    /** A process with a connection of its own; it ends when nothing is planned any more, or when all is handled too. */
    SubscriptionSummary live(boolean isLast, int storeEvery, int demand, EventHandler handler) {
        untilAllIsHandled = isLast;
        try (SalesforceClient client = SalesforceClient.builder(
                        wire -> new AccessToken(org.accessToken(), org.instanceUrl()))
                .time(clock, clock::advance, new SplittableRandom(1))
                .with(PubSubApi.builder()
                        .endpoint(org.pubsubEndpoint())
                        .plainText()
                        .organizationId(org.orgId())
                        .patience(PATIENCE)
                        .module())
                .build()) {
            EventSubscription subscription = EventSubscription.builder(
                            new Planned(client.api(PubSubApi.class).events()), EventOrg.CHANNEL, store)
                    .from(ReplayPosition.earliest())
                    .time(clock, clock::advance, new SplittableRandom(2))
                    .storeEvery(storeEvery)
                    .demand(demand)
                    .listener(new SubscriptionListener() {
                        @Override
                        public void disconnected(SalesforceException cause, int failures, Duration pause) {
                            org.pubsubStreams().resume();
                        }
                    })
                    .handle(handler);
            running = subscription;
            return subscription.run();
        }
    }

    void remember(Event event) {
        handled.add(Integer.parseInt(event.content().fields().text("Text__c").orElseThrow()));
    }

    private void goOn() {
        Runnable next = plan.poll();
        if (next != null) {
            next.run();
        } else if (running != null && (!untilAllIsHandled || allIsHandled())) {
            EventSubscription last = running;
            running = null;
            last.stop();
        }
    }

    private boolean allIsHandled() {
        return handled.stream().distinct().count() == published - firstOfHistory;
    }

    private final class Planned implements EventTransport {
        private final EventTransport transport;

        Planned(EventTransport transport) {
            this.transport = transport;
        }

        @Override
        public String origin() {
            return transport.origin();
        }

        @Override
        public EventConnection open(String channel, ReplayPosition position) {
            return new PlannedConnection(transport.open(channel, position));
        }
    }

    private final class PlannedConnection implements EventConnection {
        private final EventConnection connection;

        PlannedConnection(EventConnection connection) {
            this.connection = connection;
        }

        @Override
        public Instant openedAt() {
            return connection.openedAt();
        }

        @Override
        public EventPage next(int demand) {
            goOn();
            EventPage page = connection.next(demand);
            if (!page.isAlive()) {
                clock.advance(LONG_SILENCE);
            }
            return page;
        }

        @Override
        public EventPage ready(int demand) {
            return connection.ready(demand);
        }

        @Override
        public void close() {
            connection.close();
        }
    }

    @Override
    public void close() {
        org.close();
    }
}
