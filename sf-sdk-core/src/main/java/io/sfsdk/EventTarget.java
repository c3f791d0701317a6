package io.sfsdk;

import io.sfsdk.event.EventTransport;
import io.sfsdk.module.ApiModule;
import io.sfsdk.subscribe.EventSubscription;
import io.sfsdk.subscribe.EventSubscriptionBuilder;
import io.sfsdk.watermark.WatermarkStore;
import org.jspecify.annotations.Nullable;

/** A channel whose events are to be received. */
public final class EventTarget {
    private final SalesforceClient client;
    private final String channel;
    private final @Nullable EventTransport transport;

    EventTarget(SalesforceClient client, String channel, @Nullable EventTransport transport) {
        this.client = client;
        this.channel = channel;
        this.transport = transport;
    }

    /**
     * Receives them through this API, whether the client was built with it or not. Unsaid, it is the first of the client's modules that
     * can. Each call connects the module anew, and what it opens ends with the client: build the client with an API that serves
     * several channels.
     *
     * @throws IllegalArgumentException if it receives no events
     */
    public EventTarget via(ApiModule<?> module) {
        EventTransport chosen = client.connect(module)
                .events()
                .orElseThrow(() -> new IllegalArgumentException("that API receives no events"));
        return new EventTarget(client, channel, chosen);
    }

    /**
     * Says where the subscription remembers how far it came.
     *
     * @throws IllegalStateException if neither {@link #via} nor the client's builder named an API that receives events
     */
    public EventSubscriptionBuilder replay(WatermarkStore positions) {
        EventTransport chosen = transport == null ? client.routes().events() : transport;
        SalesforceClient.Waiting waiting = client.waiting();
        return EventSubscription.builder(chosen, channel, positions)
                .time(waiting.clock(), waiting.sleeper(), waiting.random());
    }
}
