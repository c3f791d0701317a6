package io.sfsdk.subscribe;

import io.sfsdk.event.EventConnection;
import io.sfsdk.event.EventPage;
import io.sfsdk.retry.Sleeper;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Ends a run from another thread, also while it waits for events or for its next attempt. */
final class StopSignal {
    private static final Duration LONGEST_NAP = Duration.ofSeconds(1);

    private final AtomicReference<@Nullable EventConnection> waiting = new AtomicReference<>();
    private volatile boolean isAsked;

    boolean isAsked() {
        return isAsked || Thread.currentThread().isInterrupted();
    }

    /** Asked by {@link #ask()}, and not by an interrupt. */
    boolean isCalled() {
        return isAsked;
    }

    void ask() {
        isAsked = true;
        wake();
    }

    /** Lets a wait for events end. */
    void wake() {
        EventConnection connection = waiting.getAndSet(null);
        if (connection != null) {
            connection.close();
        }
    }

    /** Waits for events; nothing if it was asked to stop before. */
    EventPage await(EventConnection connection, int demand) {
        return await(connection, demand, () -> false);
    }

    /** @param isOver whether there is nothing to wait for any more */
    EventPage await(EventConnection connection, int demand, BooleanSupplier isOver) {
        waiting.set(connection);
        try {
            return isAsked() || isOver.getAsBoolean() ? EventPage.silence() : connection.next(demand);
        } finally {
            waiting.set(null);
        }
    }

    /** Returns when the time is over. */
    void nap(Duration time, Sleeper sleeper) throws RunEnd {
        Duration left = time;
        try {
            while (!isAsked() && !left.isZero() && !left.isNegative()) {
                Duration nap = left.compareTo(LONGEST_NAP) < 0 ? left : LONGEST_NAP;
                sleeper.sleep(nap);
                left = left.minus(nap);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (isAsked()) {
            throw RunEnd.stopped();
        }
    }
}
