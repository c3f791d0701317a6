package io.sfsdk.stream;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.event.Event;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A simulated org and a subscription to its {@code Demo__e}, all on the test's thread: before each poll that may wait, the next thing
 * that was planned happens; when nothing is planned any more, the subscription is stopped.
 */
final class StreamOrg implements AutoCloseable {
    static final String CHANNEL = "/event/Demo__e";

    private static final String POLL = "/meta/connect";

    private final OrgClock clock = OrgClock.at(Instant.parse("2026-03-01T08:00:00Z"));
    private final SimulatedOrg org;
    private final JdkHttpTransport wire =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final SalesforceClient client;
    private final AtomicInteger logins = new AtomicInteger();
    private final Deque<Runnable> plan = new ArrayDeque<>();
    private final List<Integer> handled = new ArrayList<>();
    private final List<ReplayGap> gaps = new ArrayList<>();
    private final WatermarkStore store = new InMemoryWatermarkStore();
    private @Nullable EventSubscription running;
    private Runnable whenBroken = () -> {};
    private int published;

    StreamOrg() {
        this(builder -> builder, settings -> settings);
    }

    StreamOrg(UnaryOperator<OrgBuilder> orgSettings, UnaryOperator<StreamingApi.Builder> settings) {
        this.org = orgSettings.apply(SimulatedOrg.builder().clock(clock)).start();
        this.client = SalesforceClient.builder(transport -> {
                    logins.incrementAndGet();
                    return new AccessToken(org.accessToken(), org.instanceUrl());
                })
                .transport(this::send)
                .time(clock, clock::advance, new SplittableRandom(1))
                .with(StreamingApi.module(settings))
                .build();
    }

    private HttpResponse send(HttpRequest request) {
        if (request.describe().contains(POLL) && !text(request).contains("\"timeout\":0")) {
            goOn();
        }
        return wire.send(request);
    }

    private static String text(HttpRequest request) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            request.content().orElseThrow().writeTo(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    private void goOn() {
        Runnable next = plan.poll();
        if (next != null) {
            next.run();
        } else if (running != null) {
            EventSubscription last = running;
            running = null;
            last.stop();
        }
    }

    SimulatedOrg org() {
        return org;
    }

    OrgClock clock() {
        return clock;
    }

    SalesforceClient client() {
        return client;
    }

    List<Integer> handled() {
        return handled;
    }

    List<ReplayGap> gaps() {
        return gaps;
    }

    WatermarkStore store() {
        return store;
    }

    int logins() {
        return logins.get();
    }

    int published() {
        return published;
    }

    /** The next thing to happen; it must make the poll that follows return. */
    StreamOrg then(Runnable action) {
        plan.add(action);
        return this;
    }

    /** Done whenever a connection has broken. */
    StreamOrg whenBroken(Runnable action) {
        whenBroken = action;
        return this;
    }

    void publish(int events) {
        for (int i = 0; i < events; i++) {
            org.events().publish(CHANNEL, Map.of("Text__c", String.valueOf(published)));
            published++;
        }
    }

    SubscriptionSummary run() {
        return run(builder -> builder);
    }

    SubscriptionSummary run(UnaryOperator<EventSubscriptionBuilder> choices) {
        return run(choices, this::remember);
    }

    SubscriptionSummary run(UnaryOperator<EventSubscriptionBuilder> choices, EventHandler handler) {
        EventSubscription subscription = choices.apply(client.events(CHANNEL)
                        .replay(store)
                        .from(ReplayPosition.earliest())
                        .listener(new SubscriptionListener() {
                            @Override
                            public void gap(ReplayGap gap) {
                                gaps.add(gap);
                            }

                            @Override
                            public void disconnected(SalesforceException cause, int failures, Duration pause) {
                                whenBroken.run();
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

    @Override
    public void close() {
        client.close();
        wire.close();
        org.close();
    }
}
