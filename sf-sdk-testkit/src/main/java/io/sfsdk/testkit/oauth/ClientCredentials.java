package io.sfsdk.testkit.oauth;

import io.sfsdk.testkit.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The consumer key and secret of a request, from the body or from HTTP Basic. */
record ClientCredentials(String clientId, String clientSecret) {
    private static final String BASIC = "Basic ";

    static ClientCredentials of(Request request) {
        Optional<String> basic =
                request.headers().first("Authorization").filter(value -> value.regionMatches(true, 0, BASIC, 0, 6));
        if (basic.isPresent()) {
            return ofBasic(basic.get().substring(BASIC.length()).trim());
        }
        String clientId = request.form().first("client_id").orElse("");
        return new ClientCredentials(
                clientId, request.form().first("client_secret").orElse(""));
    }

    private static ClientCredentials ofBasic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return new ClientCredentials(
                    colon < 0 ? pair : pair.substring(0, colon), colon < 0 ? "" : pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return new ClientCredentials("", "");
        }
    }

    /** The app, if it is known and the secret is its own. */
    ConnectedApp authenticate(LoginContext context) {
        ConnectedApp app = context.app()
                .apply(clientId)
                .orElseThrow(() -> new OAuthException("invalid_client_id", "client identifier invalid"));
        if (!app.clientSecret().equals(clientSecret)) {
            throw new OAuthException("invalid_client", "invalid client credentials");
        }
        return app;
    }

    /** The app, if it is known; its secret is looked at if it came, or the policy asks for one. */
    ConnectedApp identify(LoginContext context) {
        if (!clientSecret.isEmpty() || context.policy().get().requiresSecret()) {
            return authenticate(context);
        }
        return context.app()
                .apply(clientId)
                .orElseThrow(() -> new OAuthException("invalid_client_id", "client identifier invalid"));
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "ClientCredentials[" + clientId + "]";
    }
}
