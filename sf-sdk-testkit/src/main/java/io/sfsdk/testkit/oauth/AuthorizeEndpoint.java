package io.sfsdk.testkit.oauth;

import io.sfsdk.testkit.http.Parameters;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /services/oauth2/authorize}, with a person at the browser who is logged in and decides at once, as {@link
 * LoginPolicy#consent()} says.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm&amp;type=5">OAuth 2.0
 *     Web Server Flow, Request an Authorization Code</a>
 */
final class AuthorizeEndpoint {
    private final LoginContext context;
    private final AuthorizationCodes codes;

    AuthorizeEndpoint(LoginContext context, AuthorizationCodes codes) {
        this.context = context;
        this.codes = codes;
    }

    Response answer(Request request) {
        Parameters query = request.query();
        String clientId = query.first("client_id").orElse("");
        Optional<ConnectedApp> app = context.app().apply(clientId);
        String redirectUri = query.first("redirect_uri").orElse("");
        if (app.isEmpty()) {
            return page("invalid_client_id", "client identifier invalid");
        }
        if (!app.get().allowsCallback(redirectUri)) {
            return page("redirect_uri_mismatch", "redirect_uri must match configuration");
        }
        String state = query.first("state").orElse(null);
        String challenge = query.first("code_challenge").orElse(null);
        if (!query.first("response_type").orElse("").equals("code")) {
            return refused(redirectUri, state, "unsupported_response_type", "response type not supported");
        }
        if (challenge == null && context.policy().get().requiresPkce()) {
            return refused(redirectUri, state, "invalid_request", "missing required code challenge");
        }
        if (!context.policy().get().consent()) {
            return refused(redirectUri, state, "access_denied", "end-user denied authorization");
        }
        return granted(app.get(), redirectUri, state, challenge);
    }

    private Response granted(ConnectedApp app, String redirectUri, @Nullable String state, @Nullable String challenge) {
        String userId = app.browserUserId();
        if (userId == null) {
            return refused(redirectUri, state, "access_denied", "end-user denied authorization");
        }
        String code = context.sessions().authorizationCode();
        codes.add(
                code,
                new AuthorizationCodes.Issued(
                        app.clientId(),
                        userId,
                        redirectUri,
                        challenge,
                        context.clock().instant()));
        return redirect(redirectUri, "code=" + encoded(code), state);
    }

    private static Response refused(String redirectUri, @Nullable String state, String error, String description) {
        return redirect(redirectUri, "error=" + error + "&error_description=" + encoded(description), state);
    }

    private static Response redirect(String redirectUri, String result, @Nullable String state) {
        String separator = redirectUri.contains("?") ? "&" : "?";
        String back = state == null ? "" : "&state=" + encoded(state);
        return Response.empty(302).with("Location", redirectUri + separator + result + back);
    }

    /** What a browser shows when nobody can be sent back. */
    private static Response page(String error, String description) {
        return Response.html(
                400, "<html><body>error=" + error + "&amp;error_description=" + description + "</body></html>");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
