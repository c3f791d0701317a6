package io.sfsdk.testkit.oauth;

import io.sfsdk.testkit.http.Request;

/**
 * Refresh token; rotated if the policy says so. Who shows a spent one ends all that its approval earned,
 * and nothing else.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_refresh_token_rotation.htm&amp;type=5">Refresh
 *     Token Rotation</a>
 */
final class RefreshGrant implements Grant {
    private final LoginContext context;

    RefreshGrant(LoginContext context) {
        this.context = context;
    }

    @Override
    public Granted grant(Request request) {
        ConnectedApp app = ClientCredentials.of(request).identify(context);
        String token = request.form().first("refresh_token").orElse("");
        OrgUser user = context.sessions()
                .approval(token)
                .flatMap(approval -> context.users().byId(approval.userId()))
                .orElseThrow(() -> OAuthException.invalidGrant("expired access/refresh token"));
        if (!user.active()) {
            throw OAuthException.invalidGrant("inactive user");
        }
        boolean rotates = context.policy().get().rotatesRefreshTokens();
        String next = rotates ? context.sessions().rotate(token) : "";
        return new Granted(app, user, true, next, rotates ? next : token);
    }
}
