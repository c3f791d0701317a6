package io.sfsdk.pubsub;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.event.Event;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.subscribe.EventSubscription;
import io.sfsdk.subscribe.EventSubscriptionBuilder;
import io.sfsdk.subscribe.SubscriptionSummary;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** An org with a client that subscribes over gRPC, and what its handler got. */
final class EventOrg implements AutoCloseable {
    static final String CHANNEL = "/event/Demo__e";

    final OrgClock time;
    final SimulatedOrg org;
    final WatermarkStore store = new InMemoryWatermarkStore();
    final List<String> handled = new ArrayList<>();
    private final JdkHttpTransport transport =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final SalesforceClient client;

    EventOrg() {
        this(OrgClock.running());
    }

    /** @param clock the org's, and the client's if it does not run by itself */
    EventOrg(OrgClock clock) {
        this.time = clock;
        this.org = SimulatedOrg.builder().clock(clock).start();
        this.client = SalesforceClient.builder(wire -> new AccessToken(org.accessToken(), org.instanceUrl()))
                .transport(transport)
                .time(clock, pause -> {}, new Random(1))
                .with(PubSubApi.builder()
                        .endpoint(org.pubsubEndpoint())
                        .plainText()
                        .organizationId(org.orgId())
                        .patience(Duration.ofSeconds(5))
                        .module())
                .build();
    }

    SalesforceClient client() {
        return client;
    }

    PubSubApi api() {
        return client.api(PubSubApi.class);
    }

    void publish(int from, int until) {
        for (int i = from; i < until; i++) {
            org.events().publish(CHANNEL, Map.of("Text__c", "e" + i));
        }
    }

    /** Runs until so many events were handled in all. */
    SubscriptionSummary run(int events, UnaryOperator<EventSubscriptionBuilder> choices) {
        return run(events, choices, event -> {});
    }

    SubscriptionSummary run(int events, UnaryOperator<EventSubscriptionBuilder> choices, Consumer<Event> then) {
        EventSubscription[] own = new EventSubscription[1];
        EventSubscriptionBuilder builder = EventSubscription.builder(api().events(), CHANNEL, store)
                .time(Clock.systemUTC(), pause -> {}, new Random(1));
        own[0] = choices.apply(builder).handle(event -> {
            handled.add(event.content().fields().text("Text__c").orElseThrow());
            then.accept(event);
            if (handled.size() >= events) {
                own[0].stop();
            }
        });
        return own[0].run();
    }

    @Override
    public void close() {
        client.close();
        transport.close();
        org.close();
    }
}
