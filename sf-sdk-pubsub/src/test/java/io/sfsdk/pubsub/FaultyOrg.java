package io.sfsdk.pubsub;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.event.Event;
import io.sfsdk.event.EventConnection;
import io.sfsdk.event.EventPage;
import io.sfsdk.event.EventTransport;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.subscribe.EventHandler;
import io.sfsdk.subscribe.EventSubscription;
import io.sfsdk.subscribe.EventSubscriptionBuilder;
import io.sfsdk.subscribe.ReplayGap;
import io.sfsdk.subscribe.SubscriptionListener;
import io.sfsdk.subscribe.SubscriptionSummary;
import io.sfsdk.testkit.OrgBuilder;
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
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A simulated org and a subscription over gRPC to its {@code Demo__e}, all on the test's thread: before each wait for events the next
 * thing that was planned happens; when nothing is planned any more, the subscription is stopped.
 */
final class FaultyOrg implements AutoCloseable {
    /** Never waited for in full: of a stream that stalls this asks only what is there. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** After so many waits in vain, with nothing left to happen, what is missing will not come. */
    private static final int MOST_SILENCES = 3;

    /** What passes by the org's clock meanwhile. */
    private static final Duration LONG_SILENCE = Duration.ofMinutes(5);

    private final OrgClock clock = OrgClock.at(Instant.parse("2026-03-01T08:00:00Z"));
    private final SimulatedOrg org;
    private final JdkHttpTransport wire =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final WatermarkStore store = new InMemoryWatermarkStore();
    private final Deque<Runnable> plan = new ArrayDeque<>();
    private final List<Integer> handled = new ArrayList<>();
    private final List<ReplayGap> gaps = new ArrayList<>();
    private final AtomicInteger logins = new AtomicInteger();
    private @Nullable SalesforceClient client;
    private @Nullable EventSubscription running;
    private BooleanSupplier isDone = () -> true;
    private boolean isStalled;
    private int silences;
    private int breaks;
    private int published;
    private int firstOfHistory;

    FaultyOrg() {
        this(settings -> settings);
    }

    FaultyOrg(UnaryOperator<OrgBuilder> settings) {
        this.org = settings.apply(SimulatedOrg.builder().clock(clock)).start();
    }

    SimulatedOrg org() {
        return org;
    }

    OrgClock clock() {
        return clock;
    }

    List<Integer> handled() {
        return handled;
    }

    List<ReplayGap> gaps() {
        return gaps;
    }

    int logins() {
        return logins.get();
    }

    /** Connections that broke or could not be made, in all runs. */
    int breaks() {
        return breaks;
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

    /** From here on the org says nothing on any stream. */
    void stall() {
        org.pubsubStreams().stall();
        isStalled = true;
    }

    void resume() {
        isStalled = false;
        org.pubsubStreams().resume();
    }

    /** With a client of its own. */
    void beginHistory() {
        restart();
        handled.clear();
        plan.clear();
        firstOfHistory = published;
    }

    /** A new client, which logs in and whose first event asks for the schema again. */
    void restart() {
        closeClient();
        client = SalesforceClient.builder(login -> {
                    logins.incrementAndGet();
                    return new AccessToken(org.accessToken(), org.instanceUrl());
                })
                .transport(wire)
                .time(clock, clock::advance, new SplittableRandom(1))
                .with(PubSubApi.builder()
                        .endpoint(org.pubsubEndpoint())
                        .plainText()
                        .organizationId(org.orgId())
                        .patience(PATIENCE)
                        .module())
                .build();
    }

    /** A run that begins where the last one got to; it ends when nothing is planned any more and this holds. */
    SubscriptionSummary live(
            BooleanSupplier until, UnaryOperator<EventSubscriptionBuilder> choices, EventHandler handler) {
        isDone = until;
        silences = 0;
        EventTransport transport =
                Objects.requireNonNull(client).api(PubSubApi.class).events();
        EventSubscription subscription = choices.apply(
                        EventSubscription.builder(new Planned(transport), EventOrg.CHANNEL, store)
                                .from(ReplayPosition.earliest())
                                .time(clock, clock::advance, new SplittableRandom(2))
                                .listener(new SubscriptionListener() {
                                    @Override
                                    public void gap(ReplayGap gap) {
                                        gaps.add(gap);
                                    }

                                    @Override
                                    public void disconnected(SalesforceException cause, int failures, Duration pause) {
                                        breaks++;
                                        resume();
                                    }
                                }))
                .handle(handler);
        running = subscription;
        return subscription.run();
    }

    void remember(Event event) {
        handled.add(number(event));
    }

    static int number(Event event) {
        return Integer.parseInt(event.content().fields().text("Text__c").orElseThrow());
    }

    private void goOn() {
        Runnable next = plan.poll();
        if (next != null) {
            next.run();
        } else if (running != null && (isDone.getAsBoolean() || silences >= MOST_SILENCES)) {
            EventSubscription last = running;
            running = null;
            last.stop();
        }
    }

    boolean allIsHandled() {
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
            EventPage page = isStalled ? connection.ready(demand) : connection.next(demand);
            silences = page.isAlive() || isStalled ? 0 : silences + 1;
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

    private void closeClient() {
        if (client != null) {
            client.close();
        }
    }

    @Override
    public void close() {
        closeClient();
        wire.close();
        org.close();
    }
}
