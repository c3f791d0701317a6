package io.sfsdk.testkit.cometd;

import io.sfsdk.testkit.http.Headers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The cookies of a request. */
final class Cookies {
    static final String BROWSER = "BAYEUX_BROWSER";
    static final String ROUTING = "sfdc-stream";

    private final Map<String, String> values = new LinkedHashMap<>();

    private Cookies() {}

    static Cookies of(Headers headers) {
        Cookies cookies = new Cookies();
        for (String line : headers.all("Cookie")) {
            for (String pair : line.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    cookies.values.putIfAbsent(
                            pair.substring(0, equals).trim(),
                            pair.substring(equals + 1).trim());
                }
            }
        }
        return cookies;
    }

    String value(String name, Supplier<String> missing) {
        String value = value(name);
        return value == null ? missing.get() : value;
    }

    /** Byte for byte as it was sent. */
    @Nullable
    String value(String name) {
        return values.get(name);
    }
}
