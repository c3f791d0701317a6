package io.sfsdk.pubsub;

import io.sfsdk.event.EventTransport;
import io.sfsdk.event.ManagedEventTransport;
import io.sfsdk.module.ApiModule;

/**
 * The Pub/Sub API: events over gRPC. Built with the client:
 *
 * <pre>{@code
 * SalesforceClient org = SalesforceClient.builder(login).with(PubSubApi.module()).build();
 * org.events("/event/Order__e").replay(positions).handle(event -> ...).run();
 * }</pre>
 *
 * <p>Its connection is HTTP/2 and is made by the first call; reading and writing it is done by threads of gRPC's Netty, which are
 * daemons and shared with whatever else uses that. It ends with the client, and with it all subscriptions, which fail then. Safe to
 * share.
 *
 * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/guide/intro.html">Pub/Sub API</a>
 */
public final class PubSubApi {
    private final EventTransport events;
    private final Managed managed;
    private final EventPublisher publisher;

    PubSubApi(EventTransport events, Managed managed, EventPublisher publisher) {
        this.events = events;
        this.managed = managed;
        this.publisher = publisher;
    }

    /** With every default: Salesforce's global endpoint. */
    public static ApiModule<PubSubApi> module() {
        return builder().module();
    }

    public static PubSubBuilder builder() {
        return new PubSubBuilder();
    }

    /** What an {@link io.sfsdk.subscribe.EventSubscription} reads through. */
    public EventTransport events() {
        return events;
    }

    /**
     * A subscription that was set up in the org (ManagedEventSubscription), which keeps its position: for {@link
     * io.sfsdk.subscribe.EventSubscription#managed}. One client at a time may use it. Salesforce calls it beta; documented, not
     * observed.
     *
     * @param nameOrId its developer name, or its id of 15 or 18 characters ({@code 18x...})
     * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/guide/managed-sub.html">Pub/Sub API, Managed Event
     *     Subscriptions</a>
     */
    public ManagedEventTransport managed(String nameOrId) {
        return managed.transport(nameOrId);
    }

    /** Publishes platform events. */
    public EventPublisher publisher() {
        return publisher;
    }
}
