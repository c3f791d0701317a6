package io.sfsdk.testkit.cometd;

import io.sfsdk.testkit.events.BusEvent;
import io.sfsdk.testkit.events.EventSubscriber;
import io.sfsdk.testkit.schema.Schema;
import java.util.function.Predicate;

/**
 * What a client listens to.
 *
 * @param name as subscribed, with the filter
 * @param channel without the filter
 * @param filter which events are told
 * @param seen how the org looked to the user when this began
 */
record Subscription(String name, String channel, Predicate<BusEvent> filter, Schema seen, StreamClient client)
        implements EventSubscriber {
    @Override
    public String userId() {
        return client.userId();
    }

    @Override
    public void accept(BusEvent event) {
        if (filter.test(event)) {
            client.offer(event.seenBy(seen));
        }
    }
}
