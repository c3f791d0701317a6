package io.sfsdk.testkit.oauth;

import io.sfsdk.testkit.http.Request;
import java.time.Duration;
import java.time.Instant;

/**
 * JWT bearer. Checks client, signature, expiry, audience, user, approval, in this order.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_jwt_flow.htm&amp;type=5">OAuth 2.0 JWT
 *     Bearer Flow for Server-to-Server Integration</a>
 */
final class JwtGrant implements Grant {
    private static final Duration THREE_MINUTES = Duration.ofMinutes(3);

    private final LoginContext context;

    JwtGrant(LoginContext context) {
        this.context = context;
    }

    @Override
    public Granted grant(Request request) {
        Assertion assertion = Assertion.parse(request.form().first("assertion").orElse(""));
        ConnectedApp app = context.app()
                .apply(assertion.issuer())
                .orElseThrow(() -> new OAuthException("invalid_client_id", "client identifier invalid"));
        if (!assertion.isSignedBy(app.publicKey().get())) {
            throw OAuthException.invalidGrant("invalid assertion");
        }
        checkExpiry(assertion.expiry());
        checkAudience(assertion.audience());
        OrgUser user = user(assertion.subject(), app);
        return new Granted(app, user, context.policy().get().issuedAtInJwtAnswers());
    }

    private void checkExpiry(Instant expiry) {
        Instant now = context.clock().instant();
        LoginPolicy policy = context.policy().get();
        if (now.isAfter(expiry.plus(policy.pastLeeway()))) {
            throw OAuthException.invalidGrant("expired authorization code");
        }
        if (policy.strictThreeMinutes() && expiry.isAfter(now.plus(THREE_MINUTES))) {
            throw OAuthException.invalidGrant("invalid assertion");
        }
    }

    private void checkAudience(String audience) {
        String environment = context.policy().get().sandbox() ? "test" : "login";
        boolean known = audience.equals("https://" + environment + ".salesforce.com")
                || audience.equals(context.loginUrl().get());
        if (!known) {
            throw OAuthException.invalidGrant("audience is invalid");
        }
    }

    private OrgUser user(String username, ConnectedApp app) {
        OrgUser user = context.users()
                .byUsername(username)
                .orElseThrow(() -> OAuthException.invalidGrant("user hasn't approved this consumer"));
        if (!user.active()) {
            throw OAuthException.invalidGrant("inactive user");
        }
        if (!app.approvedUsers().test(user.username())) {
            throw context.policy().get().adminApproval()
                    ? new OAuthException("invalid_app_access", "user is not admin approved to access this app")
                    : OAuthException.invalidGrant("user hasn't approved this consumer");
        }
        return user;
    }
}
