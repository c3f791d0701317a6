package io.sfsdk.testkit.oauth;

import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code /services/oauth2/revoke} and {@code /services/oauth2/introspect}. */
final class TokenCare {
    private final LoginContext context;

    TokenCare(LoginContext context) {
        this.context = context;
    }

    /** 200 without a body, or 400 with a form for a body. */
    Response revoke(Request request) {
        String token = request.form()
                .first("token")
                .or(() -> request.query().first("token"))
                .orElse("");
        if (context.sessions().revoke(token)) {
            return Response.empty(200);
        }
        byte[] body = "error=invalid_token&error_description=invalid+token".getBytes(StandardCharsets.UTF_8);
        return Response.of(400, "application/x-www-form-urlencoded;charset=UTF-8", body);
    }

    Response introspect(Request request) {
        try {
            ConnectedApp app = ClientCredentials.of(request).authenticate(context);
            Optional<Session> session =
                    context.sessions().look(request.form().first("token").orElse(""));
            Map<String, Object> body =
                    session.map(found -> describe(found, app)).orElse(Map.of("active", false));
            return Response.json(200, JsonWriter.toBytes(body));
        } catch (OAuthException e) {
            return e.response();
        }
    }

    private Map<String, Object> describe(Session session, ConnectedApp app) {
        Duration timeout = context.policy().get().sessionTimeout();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("active", true);
        body.put("scope", app.scopes());
        body.put("client_id", app.clientId());
        body.put(
                "username",
                context.users().byId(session.userId()).map(OrgUser::username).orElse(""));
        body.put("sub", context.identityUrl(session.userId()));
        body.put("token_type", "access_token");
        body.put("exp", session.endsAt(timeout).getEpochSecond());
        body.put("iat", session.startedAt().getEpochSecond());
        body.put("nbf", session.startedAt().getEpochSecond());
        return body;
    }
}
