package io.sfsdk.auth;

import io.sfsdk.http.HttpTransport;

/**
 * Fetches access tokens by one login flow. Called by one thread at a time; {@code CachingTokenSource} sees to that and to keeping
 * the token.
 */
@FunctionalInterface
public interface TokenSource {
    /**
     * Logs in.
     *
     * @param wire a transport without credentials, for the token endpoint
     * @throws io.sfsdk.error.SalesforceException if no token was given, with the likely causes
     */
    AccessToken fetch(HttpTransport wire);
}
