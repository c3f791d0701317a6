package io.sfsdk.testkit.oauth;

import io.sfsdk.testkit.http.Request;

/** One way to earn an access token. */
@FunctionalInterface
interface Grant {
    /**
     * Whom the request may act as.
     *
     * @throws OAuthException if the request earns nothing
     */
    Granted grant(Request request);

    /**
     * What was earned.
     *
     * @param tellsIssuedAt whether the answer carries {@code issued_at} and {@code signature}
     * @param refreshToken a new one for the answer, or empty
     * @param approvedBy the refresh token whose approval the session shares, or empty
     */
    record Granted(ConnectedApp app, OrgUser user, boolean tellsIssuedAt, String refreshToken, String approvedBy) {
        Granted(ConnectedApp app, OrgUser user, boolean tellsIssuedAt) {
            this(app, user, tellsIssuedAt, "", "");
        }

        @Override
        public String toString() {
            return "Granted[" + app + ", " + user.username() + "]";
        }
    }
}
