package io.sfsdk.testkit.events;

/** Is told every event of a channel, in order. */
public interface EventSubscriber {
    /** Who listens. */
    String userId();

    /** Called under the bus's lock; must be quick, and of the bus may call only {@link EventBus#unsubscribe}. */
    void accept(BusEvent event);
}
