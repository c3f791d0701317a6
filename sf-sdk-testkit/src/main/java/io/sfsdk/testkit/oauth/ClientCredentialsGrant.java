package io.sfsdk.testkit.oauth;

import io.sfsdk.testkit.http.Request;

/** Client credentials: the app's own run-as user. */
final class ClientCredentialsGrant implements Grant {
    private final LoginContext context;

    ClientCredentialsGrant(LoginContext context) {
        this.context = context;
    }

    @Override
    public Granted grant(Request request) {
        ConnectedApp app = ClientCredentials.of(request).authenticate(context);
        String userId = app.runAsUserId();
        if (userId == null) {
            throw OAuthException.invalidGrant("no client credentials user enabled");
        }
        OrgUser user =
                context.users().byId(userId).orElseThrow(() -> OAuthException.invalidGrant("authentication failure"));
        return new Granted(app, user, true);
    }
}
