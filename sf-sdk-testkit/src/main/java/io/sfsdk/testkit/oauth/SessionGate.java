package io.sfsdk.testkit.oauth;

import io.sfsdk.testkit.http.Exchange;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets requests with a living session pass and says why others may not. Safe to share. */
public final class SessionGate {
    private final Sessions sessions;

    public SessionGate(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Notes the user at the exchange, or gives the refusal. */
    public @Nullable Response check(Exchange exchange) {
        Optional<String> header = exchange.request().headers().first("Authorization");
        if (header.isEmpty()) {
            return expired();
        }
        String credentials = header.get();
        int blank = credentials.indexOf(' ');
        String scheme = blank < 0 ? credentials : credentials.substring(0, blank);
        if (!scheme.equalsIgnoreCase("Bearer") && !scheme.equalsIgnoreCase("OAuth")) {
            return badHeader("INVALID_HEADER_TYPE");
        }
        String token = blank < 0 ? "" : credentials.substring(blank + 1).trim();
        return token.isEmpty() ? badHeader("INVALID_AUTH_HEADER") : checkToken(token, exchange);
    }

    /** The user of a living session, whose idle time starts anew. */
    public Optional<String> user(String token) {
        return sessions.use(token).map(Session::userId);
    }

    /** Begins a session and gives its token. */
    public String open(String userId) {
        return sessions.open(userId);
    }

    /** Ends a session; false if there is none that lives. */
    public boolean end(String token) {
        return sessions.end(token);
    }

    /** Whether somebody ended the session, as by a revocation; one that was only left alone too long was not ended. */
    public boolean isEnded(String token) {
        return sessions.isEnded(token);
    }

    /** How long a session lives after its last use. */
    public long sessionSeconds() {
        return sessions.timeout().toSeconds();
    }

    private @Nullable Response checkToken(String token, Exchange exchange) {
        Optional<Session> session = sessions.use(token);
        session.ifPresent(found -> exchange.userId(found.userId()));
        if (session.isPresent()) {
            return null;
        }
        return isWriteWithoutJson(exchange.request()) ? invalidToken() : expired();
    }

    private static boolean isWriteWithoutJson(Request request) {
        boolean json = request.headers().first("Content-Type").orElse("").startsWith("application/json");
        return (request.method().equals("POST") || request.method().equals("PATCH")) && !json;
    }

    private static Response expired() {
        return Response.json(
                401, "[{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]");
    }

    private static Response badHeader(String message) {
        return Response.json(401, "[{\"message\":\"" + message + "\",\"errorCode\":\"INVALID_AUTH_HEADER\"}]")
                .with("WWW-Authenticate", "Token");
    }

    /** The one refusal that is XML under an HTML content type, told of publicly for POST without JSON. */
    private static Response invalidToken() {
        String body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><response><faultcode>LOGIN_OAUTH_INVALID_TOKEN"
                + "(db=1703,cat=login)</faultcode><error>Invalid token</error></response>";
        return Response.of(401, "text/html; charset=UTF-8", body.getBytes(StandardCharsets.UTF_8))
                .with("Sfdc-OAuth-Error", "1703");
    }
}
