package io.sfsdk.pubsub;

import io.sfsdk.error.SalesforceException;
import io.sfsdk.event.ReplayId;

/** What became of one event that was published. {@code toString()} shows no field value. */
public sealed interface PublishOutcome {
    /** The event's id, by which subscribers know it again should it come twice. */
    String eventId();

    /**
     * It is on the bus.
     *
     * @param replayId its place on the channel
     */
    record Published(String eventId, ReplayId replayId) implements PublishOutcome {}

    /**
     * The org did not take it, or it was never sent because one before it was not taken.
     *
     * @param message the org's reason, which may quote a value
     */
    record Refused(String eventId, String message) implements PublishOutcome {
        @Override
        public String toString() {
            return "Refused[" + eventId + "]";
        }
    }

    /**
     * No answer came: it may be on the bus. Publishing it again under the same id lets subscribers drop the second.
     *
     * @param cause what was heard instead of an answer
     */
    record InDoubt(String eventId, SalesforceException cause) implements PublishOutcome {
        @Override
        public String toString() {
            return "InDoubt[" + eventId + ", " + cause.code() + "]";
        }
    }
}
