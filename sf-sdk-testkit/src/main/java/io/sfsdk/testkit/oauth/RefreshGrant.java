package io.sfsdk.testkit.oauth;

import io.sfsdk.testkit.http.Request;

/** Refresh token, without rotation. */
final class RefreshGrant implements Grant {
    private final LoginContext context;

    RefreshGrant(LoginContext context) {
        this.context = context;
    }

    @Override
    public Granted grant(Request request) {
        ConnectedApp app = ClientCredentials.of(request).authenticate(context);
        OrgUser user = context.sessions()
                .userOfRefreshToken(request.form().first("refresh_token").orElse(""))
                .flatMap(context.users()::byId)
                .orElseThrow(() -> OAuthException.invalidGrant("expired access/refresh token"));
        if (!user.active()) {
            throw OAuthException.invalidGrant("inactive user");
        }
        return new Granted(app, user, true);
    }
}
