package io.sfsdk.auth;

import io.sfsdk.http.HttpTransport;
import java.net.URI;

/**
 * A token that the caller got elsewhere. It cannot be renewed: once the org refuses it, every call fails and says so. Safe to
 * share.
 */
public final class FixedToken implements TokenSource {
    private final AccessToken token;

    private FixedToken(AccessToken token) {
        this.token = token;
    }

    public static FixedToken of(AccessToken token) {
        return new FixedToken(token);
    }

    /**
     * A token and its org.
     *
     * @param accessToken the secret, or a session id
     * @param instanceUrl such as {@code https://acme.my.salesforce.com}
     */
    public static FixedToken of(String accessToken, URI instanceUrl) {
        return of(new AccessToken(accessToken, instanceUrl));
    }

    @Override
    public AccessToken fetch(HttpTransport wire) {
        return token;
    }

    @Override
    public boolean isRenewable() {
        return false;
    }

    @Override
    public String toString() {
        return "FixedToken[" + token + "]";
    }
}
