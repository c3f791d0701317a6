package io.sfsdk.testkit.oauth;

import io.sfsdk.testkit.http.Request;

/** One way to earn an access token. */
@FunctionalInterface
interface Grant {
    /** @throws OAuthException if the request earns none */
    Granted grant(Request request);

    /** @param tellsIssuedAt whether the answer carries {@code issued_at} and {@code signature} */
    record Granted(ConnectedApp app, OrgUser user, boolean tellsIssuedAt) {}
}
