package io.sfsdk.testkit.oauth;

import io.sfsdk.testkit.http.Exchange;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import java.util.Optional;

/** All of {@code /services/oauth2} and {@code /id}. Safe to share. */
public final class OAuthEndpoints {
    private final TokenEndpoint token;
    private final TokenCare care;
    private final IdentityEndpoint identity;
    private final AuthorizeEndpoint authorize;

    public OAuthEndpoints(LoginContext context) {
        AuthorizationCodes codes = new AuthorizationCodes(context.clock());
        this.authorize = new AuthorizeEndpoint(context, codes);
        this.token = new TokenEndpoint(context, codes);
        this.care = new TokenCare(context);
        this.identity = new IdentityEndpoint(context);
    }

    /** Empty if the path is none of these. */
    public Optional<Response> answer(Exchange exchange) {
        return routed(exchange)
                .map(response -> response.with("Expires", "Thu, 01 Jan 1970 00:00:00 GMT")
                        .with("X-ReadOnlyMode", "false"));
    }

    private Optional<Response> routed(Exchange exchange) {
        Request request = exchange.request();
        if (request.path().startsWith("/id/")) {
            return Optional.of(identity.identity(exchange));
        }
        return switch (request.path()) {
            case "/services/oauth2/authorize" -> Optional.of(authorize.answer(request));
            case "/services/oauth2/token" -> Optional.of(posted(request).orElseGet(() -> token.answer(exchange)));
            case "/services/oauth2/revoke" -> Optional.of(care.revoke(request));
            case "/services/oauth2/introspect" ->
                Optional.of(posted(request).orElseGet(() -> care.introspect(request)));
            case "/services/oauth2/userinfo" -> Optional.of(identity.userInfo(exchange));
            default -> Optional.empty();
        };
    }

    private static Optional<Response> posted(Request request) {
        return request.method().equals("POST")
                ? Optional.empty()
                : Optional.of(new OAuthException("invalid_request", "must use HTTP POST").response());
    }
}
