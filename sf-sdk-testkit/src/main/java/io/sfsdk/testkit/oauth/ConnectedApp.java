package io.sfsdk.testkit.oauth;

import java.security.PublicKey;
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
 */
public record ConnectedApp(
        String clientId,
        String clientSecret,
        Supplier<PublicKey> publicKey,
        String scopes,
        Predicate<String> approvedUsers,
        @Nullable String runAsUserId) {
    public ConnectedApp withApprovedUsers(Predicate<String> approved) {
        return new ConnectedApp(clientId, clientSecret, publicKey, scopes, approved, runAsUserId);
    }

    public ConnectedApp withPublicKey(PublicKey key) {
        return new ConnectedApp(clientId, clientSecret, () -> key, scopes, approvedUsers, runAsUserId);
    }

    public ConnectedApp withRunAsUserId(@Nullable String userId) {
        return new ConnectedApp(clientId, clientSecret, publicKey, scopes, approvedUsers, userId);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "ConnectedApp[" + clientId + "]";
    }
}
