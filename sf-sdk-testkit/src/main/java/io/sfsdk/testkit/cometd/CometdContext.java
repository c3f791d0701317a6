package io.sfsdk.testkit.cometd;

import io.sfsdk.testkit.events.EventBus;
import io.sfsdk.testkit.events.EventPolicy;
import io.sfsdk.testkit.events.OrgEvents;
import io.sfsdk.testkit.oauth.SessionGate;
import io.sfsdk.testkit.store.OrgStore;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * What the Streaming API works with.
 *
 * @param running whether the clock goes on by itself
 * @param seed moves client ids and cookies
 */
public record CometdContext(
        OrgStore store,
        OrgEvents events,
        SessionGate gate,
        Clock clock,
        Supplier<EventPolicy> policy,
        boolean running,
        long seed) {
    EventBus bus() {
        return events.bus();
    }
}
