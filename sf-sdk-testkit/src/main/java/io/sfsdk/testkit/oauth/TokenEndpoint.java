package io.sfsdk.testkit.oauth;

import io.sfsdk.testkit.http.Exchange;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** {@code POST /services/oauth2/token}. Answers never tell how long a token lives. */
final class TokenEndpoint {
    private final LoginContext context;
    private final Map<String, Grant> grants;
    private final LoginCounter logins = new LoginCounter();

    TokenEndpoint(LoginContext context, AuthorizationCodes codes) {
        this.context = context;
        this.grants = Map.of(
                "urn:ietf:params:oauth:grant-type:jwt-bearer", new JwtGrant(context),
                "client_credentials", new ClientCredentialsGrant(context),
                "authorization_code", new AuthorizationCodeGrant(context, codes),
                "refresh_token", new RefreshGrant(context));
    }

    Response answer(Exchange exchange) {
        Request request = exchange.request();
        try {
            Grant grant = grants.get(request.form().first("grant_type").orElse(""));
            if (grant == null) {
                throw new OAuthException("unsupported_grant_type", "grant type not supported");
            }
            Grant.Granted granted = grant.grant(request);
            exchange.userId(granted.user().id());
            return Response.json(200, JsonWriter.toBytes(token(granted)));
        } catch (OAuthException e) {
            return e.response();
        }
    }

    private Map<String, Object> token(Grant.Granted granted) {
        OrgUser user = granted.user();
        if (!logins.admit(
                user.id(), context.clock().instant(), context.policy().get().loginsPerHour())) {
            throw OAuthException.invalidGrant("login rate exceeded");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", accessToken(granted));
        if (!granted.refreshToken().isEmpty()) {
            body.put("refresh_token", granted.refreshToken());
        }
        body.put("scope", granted.app().scopes());
        body.put("instance_url", context.instanceUrl().get());
        body.put("id", context.identityUrl(user.id()));
        body.put("token_type", "Bearer");
        if (granted.app().issuesJwt()) {
            body.put("token_format", "jwt");
        }
        if (granted.tellsIssuedAt()) {
            String issuedAt = Long.toString(context.clock().millis());
            body.put("issued_at", issuedAt);
            body.put("signature", signature(granted.app(), context.identityUrl(user.id()) + issuedAt));
        }
        return body;
    }

    private String accessToken(Grant.Granted granted) {
        Sessions sessions = context.sessions();
        String user = granted.user().id();
        Optional<Session> living =
                context.policy().get().sameTokenOnRepeat() ? sessions.ofUser(user) : Optional.empty();
        return living.map(Session::token)
                .orElseGet(() -> opened(
                        granted,
                        sessions.approval(granted.approvedBy()).orElseGet(() -> new Sessions.Approval(0, user))));
    }

    private String opened(Grant.Granted granted, Sessions.Approval approval) {
        return granted.app().issuesJwt()
                ? context.sessions()
                        .openJwt(
                                approval,
                                granted.app().clientId(),
                                context.loginUrl().get())
                : context.sessions().open(approval);
    }

    private static String signature(ConnectedApp app, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(app.clientSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
    }
}
