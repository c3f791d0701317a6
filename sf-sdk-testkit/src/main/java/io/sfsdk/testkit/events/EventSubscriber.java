package io.sfsdk.testkit.events;

/** Is told every event of a channel, in order. */
public interface EventSubscriber {
    /** Who listens. */
    String userId();

    /** Called under the bus's lock; must be quick and must not call the bus. */
    void accept(BusEvent event);
}
