package io.sfsdk.testkit.events;

import io.sfsdk.testkit.schema.Schema;
import java.time.Instant;

/**
 * An event on a channel.
 *
 * @param channel the channel that it stands on
 * @param replayId its place; grows along the channel, with holes
 * @param at the org's time of its arrival
 */
public record BusEvent(String channel, long replayId, Instant at, EventBody body) {
    /** As a user is told it to whom the org looks so. */
    public BusEvent seenBy(Schema schema) {
        EventBody told = body.seenBy(schema);
        return told == body ? this : new BusEvent(channel, replayId, at, told);
    }
}
