package io.sfsdk.http;

/** Lets each attempt at a call through, or not, and is told how it ended. Called by any number of threads. */
@FunctionalInterface
public interface CallGovernor {
    /**
     * Lets a call through, at once or after a wait no longer than the request's timeout.
     *
     * @return to be ended exactly once
     * @throws io.sfsdk.error.TransportException with {@code NOT_SENT} if it may not be made
     */
    Passage enter(HttpRequest request);

    /** A call under way. */
    @FunctionalInterface
    interface Passage {
        void end(Ending how);
    }

    /** How a call ended. */
    enum Ending {
        /** An answer came, whatever it says; or none, and nobody knows whether the org has the call. */
        COUNTED,

        /** Nothing left this host. */
        NOT_SENT,

        /** The org refused it, since the day's requests are used up. */
        OVER_TOTAL,

        /** The org refused it, since too many calls were under way. */
        OVER_CONCURRENCY
    }
}
