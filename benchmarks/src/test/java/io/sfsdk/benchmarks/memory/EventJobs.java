package io.sfsdk.benchmarks.memory;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.FixedToken;
import io.sfsdk.benchmarks.data.OrderEvents;
import io.sfsdk.event.Event;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.module.ApiModule;
import io.sfsdk.pubsub.PubSubApi;
import io.sfsdk.stream.StreamingApi;
import io.sfsdk.subscribe.EventSubscription;
import io.sfsdk.subscribe.SubscriptionSummary;
import io.sfsdk.watermark.FileWatermarkStore;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Main class of a JVM with a small heap: one subscription to many events. It prints what it saw. */
final class EventJobs {
    private static final int STORED_EVERY = 10_000;

    private EventJobs() {}

    /**
     * Receives.
     *
     * @param arguments cometd or pubsub, the server's address, a token, a folder, how many events there are
     */
    public static void main(String[] arguments) {
        URI server = URI.create(arguments[1]);
        int events = Integer.parseInt(arguments[4]);
        try (JdkHttpTransport transport =
                        JdkHttpTransport.builder().allowPlainHttp(true).build();
                SalesforceClient client = SalesforceClient.builder(FixedToken.of(arguments[2], server))
                        .transport(transport)
                        .with(api(arguments[0], server))
                        .build()) {
            Tally.Counter seen = new Tally.Counter(events);
            receive(client, Path.of(arguments[3]), seen, events);
            System.out.println(seen.tally().line());
        }
    }

    private static ApiModule<?> api(String name, URI server) {
        return name.equals("cometd")
                ? StreamingApi.module()
                : PubSubApi.builder()
                        .endpoint(server.getAuthority())
                        .plainText()
                        .organizationId("00D000000000001EAA")
                        .module();
    }

    private static void receive(SalesforceClient client, Path folder, Tally.Counter seen, int events) {
        AtomicReference<EventSubscription> running = new AtomicReference<>();
        EventSubscription orders = client.events(OrderEvents.CHANNEL)
                .replay(FileWatermarkStore.at(folder))
                .from(ReplayPosition.earliest())
                .storeEvery(STORED_EVERY)
                .handle(event -> {
                    seen.add(quantity(event));
                    if (seen.isAll()) {
                        Objects.requireNonNull(running.get()).stop();
                    }
                });
        running.set(orders);
        SubscriptionSummary summary = orders.run();
        if (summary.handled() != events || summary.failures() > 0) {
            throw new IllegalStateException(summary.toString());
        }
    }

    private static long quantity(Event event) {
        return event.content().fields().decimal("Quantity__c").orElseThrow().longValueExact();
    }
}
