package io.sfsdk.stream;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the server asks of its client.
 *
 * @param reconnect {@code retry}, {@code handshake} or {@code none}; null if it does not say. Salesforce says {@code none} also where
 *     a new session helps, so it is told in messages and decides nothing
 * @param interval to wait before the next poll
 * @param timeout of a poll
 * @see <a href="https://docs.cometd.org/current/reference/#_bayeux_message_fields_advice">CometD Reference, Bayeux protocol,
 *     advice</a>
 */
record Advice(@Nullable String reconnect, Duration interval, Duration timeout) {
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(1);

    /** Until the server says otherwise: poll at once, for 110 seconds. */
    static Advice standard() {
        return new Advice(null, Duration.ZERO, Duration.ofSeconds(110));
    }

    Advice withReconnect(@Nullable String next) {
        return new Advice(next, interval, timeout);
    }

    Advice withInterval(long millis) {
        return new Advice(reconnect, within(millis, LONGEST_INTERVAL), timeout);
    }

    Advice withTimeout(long millis) {
        return new Advice(reconnect, interval, within(millis, LONGEST_TIMEOUT));
    }

    private static Duration within(long millis, Duration longest) {
        Duration asked = Duration.ofMillis(Math.max(millis, 0));
        return asked.compareTo(longest) < 0 ? asked : longest;
    }
}
