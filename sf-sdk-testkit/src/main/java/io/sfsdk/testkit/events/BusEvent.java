package io.sfsdk.testkit.events;

import java.time.Instant;

/**
 * An event on a channel.
 *
 * @param channel the channel that it stands on
 * @param replayId its place; grows along the channel, with holes
 * @param at the org's time of its arrival
 */
public record BusEvent(String channel, long replayId, Instant at, EventBody body) {}
