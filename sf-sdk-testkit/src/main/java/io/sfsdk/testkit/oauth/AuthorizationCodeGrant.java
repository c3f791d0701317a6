package io.sfsdk.testkit.oauth;

import io.sfsdk.testkit.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * Authorization code. Checks app, code, callback, verifier, in this order.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm&amp;type=5">OAuth 2.0
 *     Web Server Flow, Request an Access Token</a>
 */
final class AuthorizationCodeGrant implements Grant {
    private final LoginContext context;
    private final AuthorizationCodes codes;

    AuthorizationCodeGrant(LoginContext context, AuthorizationCodes codes) {
        this.context = context;
        this.codes = codes;
    }

    @Override
    public Granted grant(Request request) {
        ConnectedApp app = ClientCredentials.of(request).identify(context);
        AuthorizationCodes.Issued issued = codes.take(
                        request.form().first("code").orElse(""))
                .filter(code -> code.clientId().equals(app.clientId()))
                .orElseThrow(() -> OAuthException.invalidGrant("expired authorization code"));
        if (!issued.redirectUri().equals(request.form().first("redirect_uri").orElse(""))) {
            throw new OAuthException("redirect_uri_mismatch", "redirect_uri must match configuration");
        }
        String verifier = request.form().first("code_verifier").orElse("");
        if (issued.challenge() != null && !issued.challenge().equals(hash(verifier))) {
            throw OAuthException.invalidGrant("invalid code verifier");
        }
        OrgUser user = context.users()
                .byId(issued.userId())
                .filter(OrgUser::active)
                .orElseThrow(() -> OAuthException.invalidGrant("inactive user"));
        String refreshToken = refreshToken(app, user);
        return new Granted(app, user, true, refreshToken, refreshToken);
    }

    private String refreshToken(ConnectedApp app, OrgUser user) {
        return app.hasScope("refresh_token") ? context.sessions().openRefreshToken(user.id()) : "";
    }

    private static String hash(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
