package io.sfsdk.auth;

import io.sfsdk.http.HttpBody;
import io.sfsdk.http.HttpRequest;

/** A request with the token of one session: in a header and, where its protocol wants that, in its body. */
final class SignedRequest {
    private SignedRequest() {}

    static HttpRequest of(HttpRequest request, String path, AccessToken token) {
        HttpRequest signed =
                request.withTarget(token.instanceUrl() + path).withHeader("Authorization", "Bearer " + token.value());
        HttpBody body = request.body();
        if (body == null || !body.needsToken()) {
            return signed;
        }
        requireOpaque(request, token);
        return signed.withBody(body.signedWith(token.value()));
    }

    /** The org would answer that the session is over, and so it would after each new login. */
    private static void requireOpaque(HttpRequest request, AccessToken token) {
        if (token.isJwt()) {
            throw new IllegalStateException(request.describe()
                    + " was not sent: the session's token is a JWT, which Salesforce takes for its REST APIs only, not"
                    + " for SOAP; use REST here, or switch off JWT-based access tokens in the app's settings");
        }
    }
}
