package io.sfsdk.testkit.oauth;

import java.security.PublicKey;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An app that may log users in.
 *
 * @param clientId its consumer key
 * @param clientSecret its consumer secret
 * @param publicKey of the certificate uploaded for JWT bearer; asked for when the first assertion comes
 * @param scopes as the token answer lists them
 * @param approvedUsers whether an admin or the user has approved the app for this user name
 * @param runAsUserId the user of client credentials; null if that flow is off
 * @param browserUserId whoever sits at the browser in the web server flow; null for nobody
 * @param callbacks redirect URIs that the app has; empty for any
 * @param issuesJwt whether its access tokens are JWTs that live for a fixed time, instead of opaque ones
 */
public record ConnectedApp(
        String clientId,
        String clientSecret,
        Supplier<PublicKey> publicKey,
        String scopes,
        Predicate<String> approvedUsers,
        @Nullable String runAsUserId,
        @Nullable String browserUserId,
        Set<String> callbacks,
        boolean issuesJwt) {
    public ConnectedApp withApprovedUsers(Predicate<String> approved) {
        return new ConnectedApp(
                clientId, clientSecret, publicKey, scopes, approved, runAsUserId, browserUserId, callbacks, issuesJwt);
    }

    public ConnectedApp withPublicKey(PublicKey key) {
        return new ConnectedApp(
                clientId,
                clientSecret,
                () -> key,
                scopes,
                approvedUsers,
                runAsUserId,
                browserUserId,
                callbacks,
                issuesJwt);
    }

    public ConnectedApp withRunAsUserId(@Nullable String userId) {
        return new ConnectedApp(
                clientId, clientSecret, publicKey, scopes, approvedUsers, userId, browserUserId, callbacks, issuesJwt);
    }

    public ConnectedApp withScopes(String next) {
        return new ConnectedApp(
                clientId,
                clientSecret,
                publicKey,
                next,
                approvedUsers,
                runAsUserId,
                browserUserId,
                callbacks,
                issuesJwt);
    }

    public ConnectedApp withBrowserUserId(@Nullable String userId) {
        return new ConnectedApp(
                clientId, clientSecret, publicKey, scopes, approvedUsers, runAsUserId, userId, callbacks, issuesJwt);
    }

    public ConnectedApp withCallbacks(Set<String> allowed) {
        return new ConnectedApp(
                clientId,
                clientSecret,
                publicKey,
                scopes,
                approvedUsers,
                runAsUserId,
                browserUserId,
                Set.copyOf(allowed),
                issuesJwt);
    }

    public ConnectedApp withJwtTokens(boolean jwt) {
        return new ConnectedApp(
                clientId, clientSecret, publicKey, scopes, approvedUsers, runAsUserId, browserUserId, callbacks, jwt);
    }

    boolean allowsCallback(String redirectUri) {
        return !redirectUri.isEmpty() && (callbacks.isEmpty() || callbacks.contains(redirectUri));
    }

    boolean hasScope(String scope) {
        return Set.of(scopes.split(" ")).contains(scope);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "ConnectedApp[" + clientId + "]";
    }
}
