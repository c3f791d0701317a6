package io.sfsdk.testkit.cometd;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the org advises a client to do next. */
final class Advice {
    private static final int SEVERAL_CLIENTS_INTERVAL = 2_000;

    private Advice() {}

    /** {@code handshake} or {@code none}, at once. */
    static Map<String, Object> of(String reconnect) {
        Map<String, Object> advice = new LinkedHashMap<>();
        advice.put("interval", 0);
        advice.put("reconnect", reconnect);
        return advice;
    }

    /** To connect again at once and to wait this long for an answer. */
    static Map<String, Object> retry(Duration timeout) {
        Map<String, Object> advice = new LinkedHashMap<>();
        advice.put("interval", 0);
        advice.put("timeout", timeout.toMillis());
        advice.put("reconnect", "retry");
        return advice;
    }

    /** What a second client of the same cookie jar hears. */
    static Map<String, Object> severalClients() {
        Map<String, Object> advice = new LinkedHashMap<>();
        advice.put("interval", SEVERAL_CLIENTS_INTERVAL);
        advice.put("multiple-clients", true);
        advice.put("reconnect", "retry");
        return advice;
    }
}
