package io.sfsdk.testkit.events;

/** Is told every event of a channel, in order. Called under the bus's lock; must be quick and must not call the bus. */
@FunctionalInterface
public interface EventSubscriber {
    void accept(BusEvent event);
}
