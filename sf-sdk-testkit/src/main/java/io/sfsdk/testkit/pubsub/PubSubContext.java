package io.sfsdk.testkit.pubsub;

import io.sfsdk.testkit.events.EventBus;
import io.sfsdk.testkit.oauth.SessionGate;
import io.sfsdk.testkit.store.OrgStore;
import java.time.Clock;

/**
 * What the Pub/Sub API works with.
 *
 * @param running whether the clock goes on by itself
 */
public record PubSubContext(OrgStore store, EventBus bus, SessionGate gate, Clock clock, boolean running) {}
