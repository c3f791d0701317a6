package io.sfsdk.auth;

import io.sfsdk.http.HttpTransport;

/**
 * Fetches access tokens by one login flow. Called by one thread at a time; {@link CachingTokenSource} sees to that and to keeping
 * the token.
 */
@FunctionalInterface
public interface TokenSource {
    /**
     * Logs in.
     *
     * @param wire a transport without credentials and without retries of its own, for the token endpoint
     * @throws io.sfsdk.error.SalesforceException if no token was given, with the likely causes
     */
    AccessToken fetch(HttpTransport wire);

    /** Whether fetching again can bring another token. If not, a refused token ends all calls. */
    default boolean isRenewable() {
        return true;
    }
}
