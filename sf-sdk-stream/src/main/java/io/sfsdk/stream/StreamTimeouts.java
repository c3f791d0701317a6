package io.sfsdk.stream;

import java.time.Duration;

/**
 * How long exchanges may take.
 *
 * @param call a handshake, a subscription, and a poll that does not wait
 * @param pollMargin what a poll may take beyond the time for which the server holds it; after that its events may be lost with the
 *     answer, so the session is given up and they are replayed to the next
 * @param farewell telling the server that the session is over
 */
public record StreamTimeouts(Duration call, Duration pollMargin, Duration farewell) {
    /** 30 seconds for a call, as much beyond a poll's own time, 10 seconds for the farewell. */
    public static StreamTimeouts standard() {
        return new StreamTimeouts(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(10));
    }

    public StreamTimeouts withCall(Duration time) {
        return new StreamTimeouts(time, pollMargin, farewell);
    }

    public StreamTimeouts withPollMargin(Duration time) {
        return new StreamTimeouts(call, time, farewell);
    }
}
