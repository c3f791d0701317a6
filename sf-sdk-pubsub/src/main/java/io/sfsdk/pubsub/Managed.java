package io.sfsdk.pubsub;

import io.sfsdk.event.ManagedEventTransport;
import io.sfsdk.module.EventSpending;
import java.time.Clock;
import java.time.Duration;

/** Makes transports of managed subscriptions. Safe to share. */
record Managed(Calls calls, EventReader reader, Clock clock, Duration patience, EventSpending spending) {
    ManagedEventTransport transport(String nameOrId) {
        return new ManagedTransport(this, nameOrId);
    }

    @Override
    public String toString() {
        return "Managed";
    }
}
