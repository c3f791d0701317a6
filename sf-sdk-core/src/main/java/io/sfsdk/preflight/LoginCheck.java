package io.sfsdk.preflight;

import io.sfsdk.auth.AccessToken;
import io.sfsdk.auth.ClientCredentials;
import io.sfsdk.auth.FixedToken;
import io.sfsdk.auth.JwtBearer;
import io.sfsdk.auth.RefreshToken;
import io.sfsdk.auth.TokenSource;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** How the client logs in, and what its token may do. */
final class LoginCheck {
    private static final String FLOW = "login flow";
    private static final String SCOPES = "scopes";
    private static final String TOKEN = "token format";

    /** Those that give more than a job over the data APIs needs. */
    private static final List<String> BROAD = List.of("full", "web", "visualforce", "chatter_api", "wave_api");

    private LoginCheck() {}

    static void flow(TokenSource login, Findings findings) {
        if (login instanceof JwtBearer) {
            findings.info(FLOW, "JWT bearer: no password and no browser");
        } else if (login instanceof ClientCredentials) {
            findings.info(FLOW, "client credentials: acts as the one user that the app names");
        } else if (login instanceof RefreshToken) {
            findings.warning(
                    FLOW,
                    "a refresh token that a person gave: the job ends when that person leaves or the app's policy says so",
                    "For a service take JwtBearer");
        } else if (login instanceof FixedToken) {
            findings.warning(
                    FLOW,
                    "a token from elsewhere, which cannot be renewed: the job ends with the session",
                    "Log in with JwtBearer. If the token comes from SOAP login() or the password flow, both are being"
                            + " switched off");
        } else {
            findings.info(FLOW, "a flow of the host's own");
        }
    }

    static void token(AccessToken token, Findings findings) {
        NavigableSet<String> scopes = new TreeSet<>(token.scopes());
        List<String> broad = BROAD.stream().filter(scopes::contains).toList();
        if (scopes.isEmpty()) {
            findings.info(SCOPES, "the login did not say which scopes the token has", "Look at the app: api is enough");
        } else if (!scopes.contains("api") && !scopes.contains("full")) {
            findings.error(SCOPES, "the token has no scope api, only " + scopes, "Add api to the app");
        } else if (!broad.isEmpty()) {
            findings.warning(SCOPES, "the token may do more than it needs: " + broad, "Take these scopes from the app");
        } else {
            findings.info(SCOPES, String.join(" ", scopes));
        }
        if (token.isJwt()) {
            findings.info(TOKEN, "the token is a JWT: SOAP and Bulk API 1.0 refuse it");
        }
    }
}
