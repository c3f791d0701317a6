package io.sfsdk.auth;

import io.sfsdk.auth.TokenAnswer.Granted;
import io.sfsdk.http.HttpTransport;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The OAuth 2.0 web server flow with PKCE, for acting as the person at the browser. The host owns the browser: it opens {@link
 * AuthorizationRequest#url()}, receives the callback, and hands both to {@link #exchange}. Immutable and safe to share.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm">Salesforce Help, OAuth
 *     2.0 Web Server Flow for Web App Integration</a>
 */
public final class AuthorizationCode {
    private final LoginSetup setup;
    private final ClientAuthentication client;
    private final URI redirectUri;
    private final Map<String, String> extras;
    private final SecureRandom chance = new SecureRandom();

    private AuthorizationCode(
            LoginSetup setup, ClientAuthentication client, URI redirectUri, Map<String, String> extras) {
        this.setup = setup;
        this.client = client;
        this.redirectUri = redirectUri;
        this.extras = extras;
    }

    /**
     * Starts with what the flow needs.
     *
     * @param consumerKey the app's, also called client id
     * @param redirectUri one of the app's callback URLs, character by character
     */
    public static Builder builder(String consumerKey, URI redirectUri) {
        return new Builder(consumerKey, redirectUri);
    }

    /** Begins: a URL for one browser, with a state and a PKCE challenge of its own. Sends nothing. */
    public AuthorizationRequest begin() {
        CodeVerifier verifier = CodeVerifier.random(chance);
        String state = CodeVerifier.randomText(chance);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", client.clientId());
        query.put("redirect_uri", redirectUri.toString());
        query.putAll(extras);
        query.put("state", state);
        query.put("code_challenge", verifier.challenge());
        query.put("code_challenge_method", "S256");
        String encoded = query.entrySet().stream()
                .map(entry -> entry.getKey() + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8)
                                .replace("+", "%20"))
                .collect(Collectors.joining("&"));
        URI url = URI.create(setup.loginUrl() + "/services/oauth2/authorize?" + encoded);
        return new AuthorizationRequest(url, state, verifier.value());
    }

    /**
     * Ends: turns the callback's code into tokens. A code is good once and for minutes, so this is called at once and never
     * repeated.
     *
     * @param wire a transport without credentials, such as {@link io.sfsdk.http.JdkHttpTransport}
     * @param begun what {@link #begin} gave for this browser
     * @param callback the URL that the browser was sent back to, or its path with the query
     * @throws io.sfsdk.error.ApiException if the person declined or the org refused
     * @throws io.sfsdk.error.ProtocolException if the answer is signed, but not with this app's secret
     * @throws IllegalArgumentException if the callback does not belong to {@code begun}; nothing is sent
     */
    public IssuedTokens exchange(HttpTransport wire, AuthorizationRequest begun, URI callback) {
        String code = Callback.of(callback).code(begun);
        Granted granted = new Login(setup, flow(code, begun.codeVerifier()), wire).run();
        return new IssuedTokens(granted.believed(), granted.refreshToken());
    }

    private Flow flow(String code, String verifier) {
        String scopes = extras.getOrDefault("scope", "all of the app");
        return new CodeFlow(client, redirectUri, code, verifier, scopes);
    }

    @Override
    public String toString() {
        return "AuthorizationCode[" + client.clientId() + " at " + setup.loginUrl() + "]";
    }

    private record CodeFlow(ClientAuthentication client, URI redirectUri, String code, String verifier, String scopes)
            implements Flow {
        @Override
        public Form form() {
            Form form = Form.of("authorization_code").with("code", code).with("redirect_uri", redirectUri.toString());
            return client.addTo(form).with("code_verifier", verifier);
        }

        @Override
        public boolean isRepeatable() {
            return false;
        }

        @Override
        public @Nullable String secret() {
            return client.secret();
        }

        @Override
        public Evidence evidence() {
            return new Evidence(
                    GrantType.AUTHORIZATION_CODE,
                    "Sent: a code for app " + client.clientId() + " and callback " + redirectUri + ", with"
                            + (client.secret() == null ? "out" : "") + " a secret; scopes asked for: " + scopes,
                    null);
        }

        @Override
        public String toString() {
            return "CodeFlow[***]";
        }
    }

    /** Choices for an {@link AuthorizationCode}; each optional one has a default. */
    public static final class Builder extends LoginBuilder<Builder> {
        private final String consumerKey;
        private final URI redirectUri;
        private final Map<String, String> extras = new LinkedHashMap<>();
        private final List<String> scopes = new ArrayList<>();
        private @Nullable String secret;

        private Builder(String consumerKey, URI redirectUri) {
            this.consumerKey = consumerKey;
            this.redirectUri = redirectUri;
            if (redirectUri.getScheme() == null || redirectUri.getRawFragment() != null) {
                throw new IllegalArgumentException(
                        "a redirect URI is a whole URL without a fragment, such as https://app.acme.example/callback");
            }
        }

        @Override
        Builder self() {
            return this;
        }

        /** The secret of an app that can keep one; default none, PKCE alone. */
        public Builder clientSecret(String consumerSecret) {
            secret = notBlank("consumer secret", consumerSecret);
            return this;
        }

        /** What to ask for, such as {@code api} and {@code refresh_token}; default: all scopes of the app. */
        public Builder scopes(String... wanted) {
            scopes.addAll(List.of(wanted));
            return this;
        }

        /** {@code login}, {@code consent}, {@code select_account} or {@code none}; default: the org decides. */
        public Builder prompt(String kind) {
            extras.put("prompt", notBlank("prompt", kind));
            return this;
        }

        /** The username to offer; default none. */
        public Builder loginHint(String username) {
            extras.put("login_hint", notBlank("login hint", username));
            return this;
        }

        public AuthorizationCode build() {
            Map<String, String> query = new LinkedHashMap<>();
            if (!scopes.isEmpty()) {
                query.put("scope", String.join(" ", scopes));
            }
            query.putAll(extras);
            return new AuthorizationCode(setup(), new ClientAuthentication(consumerKey, secret), redirectUri, query);
        }
    }
}
