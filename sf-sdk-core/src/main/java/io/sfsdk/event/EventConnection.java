package io.sfsdk.event;

import java.time.Instant;

/**
 * One channel while it is subscribed. Its methods are called by one thread, {@link #close()} by any. Once one of them has thrown, it
 * is of no more use: events may have been lost with the answer that did not arrive, so whoever reads opens another behind the last
 * event that was handled. It never restarts itself.
 */
public interface EventConnection extends AutoCloseable {
    /** When the subscription was in force, or a little earlier, by the org's clock. */
    Instant openedAt();

    /**
     * The next events, waiting for them as long as one exchange with the server lasts: minutes, not hours.
     *
     * @param demand how many at most, and so how many the server may send; a protocol that cannot bound what it sends keeps the rest
     *     for the next call, and asks the server for none while it has any
     * @throws io.sfsdk.error.SalesforceException if the connection is at its end
     * @throws PositionLostException if the org does not keep what was asked for, where it says so late
     */
    EventPage next(int demand);

    /**
     * The events that are there now, without waiting for others. {@linkplain EventPage#nothing() Nothing} means that those before were
     * complete: that no further one with the same replay id is to come. {@linkplain EventPage#silence() Silence} means that it is
     * not known yet.
     *
     * @param demand how many at most
     */
    EventPage ready(int demand);

    /** Ends the subscription, as far as the server can be told. A call that waits then returns or throws soon. */
    @Override
    void close();
}
