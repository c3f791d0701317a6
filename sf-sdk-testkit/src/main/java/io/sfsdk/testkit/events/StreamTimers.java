package io.sfsdk.testkit.events;

import java.time.Duration;

/**
 * Timers of the Streaming API, on the org's clock.
 *
 * @param poll how long a connect waits for events
 * @param gap how long a client may stay away after an answer before it is forgotten
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/using_streaming_api_timeouts.htm">Streaming
 *     API Timeouts</a>
 */
public record StreamTimers(Duration poll, Duration gap) {
    /** 110 and 40 seconds, as documented. */
    public static StreamTimers standard() {
        return new StreamTimers(Duration.ofSeconds(110), Duration.ofSeconds(40));
    }

    public StreamTimers withPoll(Duration other) {
        return new StreamTimers(other, gap);
    }

    public StreamTimers withGap(Duration other) {
        return new StreamTimers(poll, other);
    }
}
