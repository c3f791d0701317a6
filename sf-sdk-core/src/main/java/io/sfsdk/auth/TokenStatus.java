package io.sfsdk.auth;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the org says of a token.
 *
 * @param isActive whether it is good now; if not, the rest is empty
 * @param username of the user it acts as
 * @param clientId the app it was given to
 * @param scopes what it may do
 * @param expiry when it ends if nobody uses it; the only place where Salesforce tells
 */
public record TokenStatus(
        boolean isActive,
        @Nullable String username,
        @Nullable String clientId,
        Set<String> scopes,
        @Nullable Instant expiry) {
    public TokenStatus {
        scopes = Set.copyOf(scopes);
    }

    /** When it ends if nobody uses it; empty if it has ended or the org does not say. */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiry);
    }

    @Override
    public String toString() {
        return "TokenStatus[" + (isActive ? "active until " + expiry : "not active") + "]";
    }
}
