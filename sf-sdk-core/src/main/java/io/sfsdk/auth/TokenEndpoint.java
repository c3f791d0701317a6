package io.sfsdk.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.HttpBody;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.http.HttpTransport;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks one login host for a token and understands what comes back, JSON or not.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_endpoints.htm">Salesforce Help, OAuth
 *     Endpoints</a>
 */
final class TokenEndpoint {
    private static final int MAX_BYTES = 64 * 1024;
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private final URI loginUrl;
    private final InstanceHosts hosts;
    private final Clock clock;
    private final ClockSkew skew;

    TokenEndpoint(URI loginUrl, InstanceHosts hosts, Clock clock, ClockSkew skew) {
        this.loginUrl = loginUrl;
        this.hosts = hosts;
        this.clock = clock;
        this.skew = skew;
    }

    /** Makes one exchange. */
    TokenAnswer ask(HttpTransport wire, Flow flow, Duration timeout) {
        HttpRequest request = new HttpRequest(
                        "POST",
                        loginUrl + "/services/oauth2/token",
                        HttpHeaders.none().with("Accept", "application/json"),
                        HttpBody.form(flow.form().encoded()),
                        flow.isRepeatable(),
                        timeout)
                .describedAs("login at " + loginUrl);
        Instant sent = clock.instant();
        try (HttpResponse response = wire.send(request)) {
            response.date().ifPresent(date -> skew.measure(date, sent, clock.instant()));
            return read(response, flow.secret());
        }
    }

    private TokenAnswer read(HttpResponse response, @Nullable String secret) {
        String body = bodyOf(response);
        boolean json = response.headers()
                .first("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).contains("json"))
                .isPresent();
        if (!json) {
            return refused(response, "", Excerpt.of(body));
        }
        JsonNode tree = parse(body, response);
        return response.isSuccess()
                ? new TokenAnswer.Granted(token(tree, response), refreshToken(tree), doubt(tree, secret, response))
                : refused(response, text(tree, "error"), Excerpt.of(text(tree, "error_description")));
    }

    private String bodyOf(HttpResponse response) {
        try {
            byte[] bytes = response.body().readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw unexpected("is longer than " + MAX_BYTES + " bytes", Retryability.NEVER, response);
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new TransportException("login at " + loginUrl + ": the answer broke off", Delivery.UNKNOWN, e);
        }
    }

    /** The parser's own words may quote the token, so they are left out. */
    @SuppressWarnings("UnusedException")
    private JsonNode parse(String body, HttpResponse response) {
        if (body.isBlank() && response.isSuccess()) {
            throw unexpected("is empty", Retryability.AFTER_DELAY, response);
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw unexpected(
                    "is not the JSON it claims to be, or only a part of it", Retryability.AFTER_DELAY, response);
        }
    }

    private AccessToken token(JsonNode tree, HttpResponse response) {
        String value = text(tree, "access_token");
        if (value.isBlank()) {
            throw unexpected("holds no access_token", Retryability.NEVER, response);
        }
        URI instance = hosts.accepted(text(tree, "instance_url"))
                .orElseThrow(() -> unexpected(
                        "names an instance that is no known Salesforce host; if it is yours, allow it with"
                                + " instanceHost(..)",
                        Retryability.NEVER,
                        response));
        return new AccessToken(value, instance, identity(tree), scopes(tree), issuedAt(tree), format(tree));
    }

    /** Not every answer is signed, and not every flow has a secret: then nothing is demanded. */
    private @Nullable ProtocolException doubt(JsonNode tree, @Nullable String secret, HttpResponse response) {
        String signature = text(tree, "signature");
        boolean isGenuine = secret == null
                || signature.isEmpty()
                || IdentitySignature.isGenuine(signature, text(tree, "id"), text(tree, "issued_at"), secret);
        return isGenuine
                ? null
                : unexpected(
                        "is not signed with this app's secret, so its identity URL may be forged: compare the secret with the"
                                + " app's, and see what stands between this machine and the login host",
                        Retryability.NEVER,
                        response);
    }

    private static @Nullable String refreshToken(JsonNode tree) {
        String value = text(tree, "refresh_token");
        return value.isBlank() ? null : value;
    }

    private static @Nullable URI identity(JsonNode tree) {
        String id = text(tree, "id");
        return id.isEmpty() ? null : Urls.parse(id).orElse(null);
    }

    private static Set<String> scopes(JsonNode tree) {
        String scope = text(tree, "scope").strip();
        return scope.isEmpty() ? Set.of() : Set.of(scope.split("\\s+"));
    }

    /** Milliseconds, as a string. */
    private static @Nullable Instant issuedAt(JsonNode tree) {
        String millis = text(tree, "issued_at");
        return millis.matches("\\d{1,15}") ? Instant.ofEpochMilli(Long.parseLong(millis)) : null;
    }

    private static @Nullable String format(JsonNode tree) {
        String format = text(tree, "token_format");
        return format.isEmpty() ? null : format;
    }

    private static String text(JsonNode tree, String name) {
        return tree.path(name).asText("");
    }

    private TokenAnswer refused(HttpResponse response, String error, String description) {
        return new TokenAnswer.Refused(
                response.status(),
                error,
                description,
                response.retryAfter(clock.instant()).orElse(Duration.ZERO),
                response.requestId().orElse(null));
    }

    private ProtocolException unexpected(String what, Retryability retryability, HttpResponse response) {
        return new ProtocolException(
                "login at " + loginUrl + ": the answer (HTTP " + response.status() + ") " + what,
                retryability,
                response.requestId().orElse(null),
                null);
    }
}
