package io.sfsdk.subscribe;

import io.sfsdk.event.EventTransport;
import io.sfsdk.event.ManagedEventTransport;
import io.sfsdk.watermark.WatermarkStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads one channel until it is stopped, each event at least once and in the order of the channel.
 *
 * <ul>
 *   <li>The position is stored when the handler has returned, by compare-and-set; a second worker on the same position stops.
 *   <li>Whatever breaks, it goes on behind the stored position, after a pause that grows. An event comes twice only after a break, a
 *       crash or a stop, and none is left out.
 *   <li>A position that the org does not keep is told apart from what passes, and nothing goes on from elsewhere unless {@link
 *       ExpiredReplay} says so.
 *   <li>Events that share a replay id are never split by a position.
 *   <li>It has no thread of its own, and reads no more than is handled. When {@link #run()} ends, no handler runs any more.
 * </ul>
 *
 * <p>Several instances share a subscription by a lease: give {@code lease.guard(store)} ({@link io.sfsdk.watermark.Lease}) for the
 * store. Safe to share; one run at a time.
 */
public final class EventSubscription {
    private final SubscriptionSettings settings;
    private final StopSignal stop = new StopSignal();
    private final ReentrantLock turn = new ReentrantLock();

    EventSubscription(SubscriptionSettings settings) {
        this.settings = settings;
    }

    /**
     * A subscription with stated defaults.
     *
     * @param channel for example {@code /event/Order__e}
     * @param positions where it remembers how far it came
     */
    public static EventSubscriptionBuilder builder(EventTransport transport, String channel, WatermarkStore positions) {
        return new EventSubscriptionBuilder(transport, channel, positions);
    }

    /**
     * A subscription whose position the server keeps, with the same promises: it is told of a position when the handler has returned,
     * and begins where it was told last. What to begin with and what to do about a lost position are set up there, so {@code from}
     * and {@code expired} change nothing; leave {@code storeEvery} at 1, or a stop repeats what it left out.
     */
    public static EventSubscriptionBuilder managed(ManagedEventTransport transport) {
        return new EventSubscriptionBuilder(transport, transport.channel(), new ServerPositions(transport))
                .keptFor(ServerPositions.NEVER_LOST_UNSAID);
    }

    /**
     * Reads on this thread until {@link #stop()} or an interrupt, whose flag is left set.
     *
     * @throws SubscriptionException if it cannot go on
     * @throws IllegalStateException if it runs already
     */
    public SubscriptionSummary run() {
        if (turn.isHeldByCurrentThread() || !turn.tryLock()) {
            throw new IllegalStateException("the subscription of " + settings.channel() + " runs already");
        }
        try {
            return new SubscriptionRun(settings, stop).run();
        } finally {
            turn.unlock();
        }
    }

    /**
     * Reads on a thread of the executor, which it keeps until it is stopped.
     *
     * @return completed when it is stopped, or with what {@link #run()} throws. Cancelling it does not stop the run
     */
    public CompletableFuture<SubscriptionSummary> async(Executor executor) {
        return CompletableFuture.supplyAsync(this::run, executor);
    }

    /**
     * Whether the stored position is behind an event, so that the org refuses it once it does not keep what follows. A beginning behind
     * which nothing was handled yet is refused by nobody when events are lost, nor does the SDK see a position that the server keeps: of
     * both this is false.
     *
     * @throws SubscriptionException if the position cannot be read
     */
    public boolean isBehindAnEvent() {
        return new SubscriptionRun(settings, stop).isBehindAnEvent();
    }

    /**
     * Ends the run after the event in hand, with its position stored; returns without waiting for that. It does not run again. May
     * tell the server, so it may take as long as a call.
     */
    public void stop() {
        stop.ask();
    }
}
