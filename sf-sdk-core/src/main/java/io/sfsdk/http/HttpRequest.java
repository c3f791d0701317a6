package io.sfsdk.http;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
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
 * @param description what logs and messages call it; null for method and path
 */
public record HttpRequest(
        String method,
        String target,
        HttpHeaders headers,
        @Nullable HttpBody body,
        boolean repeatable,
        Duration timeout,
        @Nullable String description) {
    private static final Pattern USER_INFO = Pattern.compile("//[^/]*@");

    public HttpRequest {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("a request needs a positive timeout, got " + timeout);
        }
    }

    /** A request that is called by its method and path. */
    public HttpRequest(
            String method,
            String target,
            HttpHeaders headers,
            @Nullable HttpBody body,
            boolean repeatable,
            Duration timeout) {
        this(method, target, headers, body, repeatable, timeout, null);
    }

    /** A repeatable GET. */
    public static HttpRequest get(String target, Duration timeout) {
        return new HttpRequest("GET", target, HttpHeaders.none(), null, true, timeout);
    }

    public HttpRequest withHeader(String name, String value) {
        return new HttpRequest(method, target, headers.with(name, value), body, repeatable, timeout, description);
    }

    public HttpRequest withTarget(String next) {
        return new HttpRequest(method, next, headers, body, repeatable, timeout, description);
    }

    public HttpRequest withBody(HttpBody next) {
        return new HttpRequest(method, target, headers, next, repeatable, timeout, description);
    }

    public HttpRequest withTimeout(Duration next) {
        return new HttpRequest(method, target, headers, body, repeatable, next, description);
    }

    /**
     * The same request under a name of its own in logs and messages. Needed where the path holds a field value, as in an upsert
     * by external id.
     */
    public HttpRequest describedAs(String name) {
        return new HttpRequest(method, target, headers, body, repeatable, timeout, name);
    }

    public Optional<HttpBody> content() {
        return Optional.ofNullable(body);
    }

    /** What logs and messages call it: its description, else method and path; a query string may hold values and is left out. */
    public String describe() {
        return description == null ? method + " " + withoutSecrets(target) : description;
    }

    private static String withoutSecrets(String target) {
        int query = target.indexOf('?');
        String shown = query < 0 ? target : target.substring(0, query);
        return USER_INFO.matcher(shown).replaceFirst("//");
    }

    @Override
    public String toString() {
        return describe();
    }
}
