package io.sfsdk.subscribe;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.event.Event;
import io.sfsdk.event.ReplayPosition;
import java.time.Duration;

/**
 * Watches a subscription; decides nothing. Called by the thread of the run, with parallel handlers also by theirs, one call at a time; an
 * exception ends the run, and what was handled stays
 * handled.
 */
public interface SubscriptionListener {
    /** Subscribed, and reading from {@code position}. */
    default void connected(ReplayPosition position) {}

    /**
     * The connection broke or could not be made; the next attempt is due after {@code pause}.
     *
     * @param failures in a row, this one included
     */
    default void disconnected(SalesforceException cause, int failures, Duration pause) {}

    /** Events arrived that no handler has seen yet. */
    default void received(int events) {}

    /**
     * The handler accepted an event.
     *
     * @param lag from its publication to now, by two clocks; zero if the org did not say when that was
     */
    default void handled(Event event, Duration lag) {}

    /** The handler failed and is asked again after {@code pause}. */
    default void retrying(Event event, Exception cause, int attempt, Duration pause) {}

    /** An event became a dead letter. */
    default void dead(Event event, ApiError error) {}

    /** Events may have been lost to this subscription: all that were published between the bounds. */
    default void gap(ReplayGap gap) {}

    /** Watches nothing. */
    static SubscriptionListener none() {
        return new SubscriptionListener() {};
    }
}
