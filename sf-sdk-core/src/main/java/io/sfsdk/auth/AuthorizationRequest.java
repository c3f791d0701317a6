package io.sfsdk.auth;

import java.net.URI;

/**
 * One request for a person's consent: where to send the browser, and what must be kept until it comes back. Keep it with the
 * browser's session, on the server; it is good for one callback.
 *
 * @param url to open in the browser
 * @param state comes back with the callback and ties it to this request
 * @param codeVerifier the secret of PKCE; shown by nothing
 */
public record AuthorizationRequest(URI url, String state, String codeVerifier) {
    @Override
    public String toString() {
        return "AuthorizationRequest[" + url.getHost() + "]";
    }
}
