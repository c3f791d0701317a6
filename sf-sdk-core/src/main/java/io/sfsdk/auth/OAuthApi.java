package io.sfsdk.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with tokens besides earning them: end them, ask about them, ask whom they belong to. Immutable and safe to
 * share. Tokens go to the given host only, except that {@link #identity} asks the host that the login named, if it is Salesforce's.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_endpoints.htm">Salesforce Help, OAuth
 *     Endpoints</a>
 */
public final class OAuthApi {
    private static final int MAX_BYTES = 64 * 1024;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private final URI host;
    private final HttpTransport wire;

    private OAuthApi(URI host, HttpTransport wire) {
        this.host = host;
        this.wire = wire;
    }

    /**
     * The OAuth endpoints of a host.
     *
     * @param loginUrl the host that gave the tokens, or the org's own
     * @param wire a transport without credentials, such as {@link io.sfsdk.http.JdkHttpTransport}
     * @throws IllegalArgumentException if it is neither https nor a simulated org on this machine
     */
    public static OAuthApi at(URI loginUrl, HttpTransport wire) {
        return new OAuthApi(Urls.login(loginUrl.toString()), wire);
    }

    /**
     * Ends a session, or an approval with all its sessions if it is a refresh token.
     *
     * @return false if there was nothing to end: the org did not know the token any more
     */
    public boolean revoke(String token) {
        try (HttpResponse answer = post("/services/oauth2/revoke", new Form().with("token", token), "revocation")) {
            if (answer.isSuccess()) {
                return true;
            }
            String body = text(answer, "revocation");
            if (body.contains("invalid_token") || body.contains("unsupported_token_type")) {
                return false;
            }
            throw refused("revocation", answer, body);
        }
    }

    /**
     * Asks about a token. An app may ask about its own tokens only, unless its policy allows more.
     *
     * @throws ApiException if the app or its secret is refused
     */
    public TokenStatus introspect(String token, String consumerKey, String consumerSecret) {
        Form form = new ClientAuthentication(consumerKey, consumerSecret).addTo(new Form().with("token", token));
        try (HttpResponse answer = post("/services/oauth2/introspect", form, "introspection")) {
            JsonNode status = json(answer, "introspection");
            if (!status.path("active").isBoolean()) {
                throw missing("active", answer, "introspection");
            }
            boolean active = status.path("active").booleanValue();
            String scope = status.path("scope").asText("").strip();
            return new TokenStatus(
                    active,
                    status.path("username").textValue(),
                    status.path("client_id").textValue(),
                    scope.isEmpty() ? Set.of() : Set.of(scope.split("\\s+")),
                    status.path("exp").canConvertToLong()
                            ? Instant.ofEpochSecond(status.path("exp").asLong())
                            : null);
        }
    }

    /**
     * Asks whom a session acts as. The app needs one of the scopes {@code id}, {@code openid} or {@code full}.
     *
     * @throws IllegalArgumentException if the login named no identity URL, or one outside Salesforce
     * @throws ApiException with {@link ErrorCode#INVALID_SESSION_ID} if the session has ended
     */
    public Identity identity(AccessToken token) {
        return whoIs(token, identityUrl(token).toString(), "identity", "username", "timezone");
    }

    /**
     * Asks this host whom a session acts as, as OpenID Connect does; for tokens whose login told no identity URL. The token is sent
     * to this host. The app needs one of the scopes {@code id}, {@code openid} or {@code full}.
     *
     * @throws ApiException with {@link ErrorCode#INVALID_SESSION_ID} if the session has ended
     */
    public Identity userInfo(AccessToken token) {
        return whoIs(token, host + "/services/oauth2/userinfo", "userinfo", "preferred_username", "zoneinfo");
    }

    private Identity whoIs(AccessToken token, String url, String what, String username, String timeZone) {
        HttpRequest request = new HttpRequest(
                        "GET",
                        url,
                        HttpHeaders.none()
                                .with("Accept", "application/json")
                                .with("Authorization", "Bearer " + token.value()),
                        null,
                        true,
                        TIMEOUT)
                .describedAs(what + " at " + host.getHost());
        try (HttpResponse answer = wire.send(request)) {
            JsonNode identity = json(answer, what);
            return new Identity(
                    required(identity, "user_id", answer, what),
                    required(identity, "organization_id", answer, what),
                    required(identity, username, answer, what),
                    identity.path("active").asBoolean(true),
                    identity.path(timeZone).textValue());
        }
    }

    /** The path the login named, at a host that may be told the token. */
    private URI identityUrl(AccessToken token) {
        URI named = token.identityUrl();
        if (named == null || named.getRawPath() == null) {
            throw new IllegalArgumentException("this login did not tell an identity URL");
        }
        String origin = named.getScheme() + "://" + named.getRawAuthority();
        return new InstanceHosts(host, Set.of())
                .accepted(origin)
                .map(trusted -> URI.create(trusted + named.getRawPath()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "the identity URL is at no known Salesforce host, so the token is not sent there"));
    }

    private HttpResponse post(String path, Form form, String what) {
        HttpRequest request = new HttpRequest(
                        "POST",
                        host + path,
                        HttpHeaders.none().with("Accept", "application/json"),
                        HttpBody.form(form.encoded()),
                        true,
                        TIMEOUT)
                .describedAs(what + " at " + host.getHost());
        return wire.send(request);
    }

    private JsonNode json(HttpResponse answer, String what) {
        String body = text(answer, what);
        if (!answer.isSuccess()) {
            throw refused(what, answer, body);
        }
        JsonNode tree = parsed(body);
        if (tree == null || !tree.isObject()) {
            throw new ProtocolException(
                    what + " at " + host.getHost() + ": the answer is no JSON object",
                    Retryability.AFTER_DELAY,
                    answer.requestId().orElse(null),
                    null);
        }
        return tree;
    }

    /** Null if it is no JSON; the parser's own words may quote a token. */
    @SuppressWarnings("UnusedException")
    private static @Nullable JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private String text(HttpResponse answer, String what) {
        try {
            return new String(answer.body().readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new TransportException(
                    what + " at " + host.getHost() + ": the answer broke off", Delivery.UNKNOWN, e);
        }
    }

    private static String required(JsonNode tree, String name, HttpResponse answer, String what) {
        String value = tree.path(name).asText("");
        if (value.isEmpty()) {
            throw missing(name, answer, what);
        }
        return value;
    }

    private static ProtocolException missing(String name, HttpResponse answer, String what) {
        return new ProtocolException(
                what + ": the answer has no " + name,
                Retryability.NEVER,
                answer.requestId().orElse(null),
                null);
    }

    /** A bad token is 403 with a bare text here, elsewhere an OAuth error. */
    private ApiException refused(String what, HttpResponse answer, String body) {
        boolean ended = body.strip().startsWith("Bad_OAuth_Token");
        JsonNode parsed = parsed(body);
        JsonNode tree = parsed == null ? MissingNode.getInstance() : parsed;
        String error = tree.path("error").asText("");
        ErrorCode code = ended ? ErrorCode.INVALID_SESSION_ID : ErrorCode.UNSPECIFIED;
        String words = Excerpt.of(
                error.isEmpty()
                        ? body
                        : error + ", " + tree.path("error_description").asText(""));
        return new ApiException(
                what + " at " + host.getHost() + " was refused: \"" + words + "\" (HTTP " + answer.status() + ")",
                answer.status(),
                List.of(ApiError.of(error.isEmpty() ? code : new ErrorCode(error), words)),
                ended
                        ? Retryability.AFTER_LOGIN
                        : answer.status() >= 500 ? Retryability.AFTER_DELAY : Retryability.NEVER,
                Delivery.REFUSED,
                answer.requestId().orElse(null));
    }
}
