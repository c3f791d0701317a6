package io.sfsdk.http;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request, immutable.
 *
 * @param method upper case
 * @param target an absolute URL, or a path that starts with {@code /} and is resolved against the org's current instance URL
 * @param headers without credentials, which {@code AuthenticatingTransport} adds
 * @param body null for none
 * @param repeatable whether sending it twice has the effect of sending it once; only the adapter that made it knows
 * @param timeout from sending it to the last byte of the answer, for one attempt
 */
public record HttpRequest(
        String method,
        String target,
        HttpHeaders headers,
        @Nullable HttpBody body,
        boolean repeatable,
        Duration timeout) {
    public HttpRequest {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("a request needs a positive timeout, got " + timeout);
        }
    }

    /** A repeatable GET. */
    public static HttpRequest get(String target, Duration timeout) {
        return new HttpRequest("GET", target, HttpHeaders.none(), null, true, timeout);
    }

    public HttpRequest withHeader(String name, String value) {
        return new HttpRequest(method, target, headers.with(name, value), body, repeatable, timeout);
    }

    public HttpRequest withTarget(String next) {
        return new HttpRequest(method, next, headers, body, repeatable, timeout);
    }

    public Optional<HttpBody> content() {
        return Optional.ofNullable(body);
    }

    /** Method and path; a query string may hold values and is left out. */
    public String describe() {
        int query = target.indexOf('?');
        return method + " " + (query < 0 ? target : target.substring(0, query));
    }

    @Override
    public String toString() {
        return describe();
    }
}
