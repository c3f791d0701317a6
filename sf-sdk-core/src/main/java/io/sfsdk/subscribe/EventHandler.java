package io.sfsdk.subscribe;

import io.sfsdk.event.Event;

/**
 * Takes the events of a channel, one at a time and in its order; with {@link EventSubscriptionBuilder#parallel parallel} handlers,
 * those with a key in common. Returning normally accepts the event; only then does the position
 * move.
 *
 * <p>Called by the thread of the run, or by those of the executor that was given for parallel handlers. It must bear seeing an event twice: a run that dies, or whose connection breaks, after the
 * handler returned and before the position was stored repeats that event. It may take as long as it likes: nothing is lost, and no
 * more is read meanwhile.
 *
 * <p>An exception is tried again as the subscription's {@link io.sfsdk.retry.RetryPolicy} says; then the event becomes a dead letter,
 * or the run ends where there is no sink for it. An {@link InterruptedException} stops the run, and the event comes again in the next. So does an {@link Error}, which
 * {@link EventSubscription#run()} throws.
 */
@FunctionalInterface
public interface EventHandler {
    /** What the handler did must be durable when it returns. */
    void handle(Event event) throws Exception;
}
