package io.sfsdk.rest;

import org.jspecify.annotations.Nullable;

/**
 * Whom an access token belongs to.
 *
 * @param userId as the org writes it, 15 or 18 characters
 * @param organizationId as the org writes it; null where the app's scopes do not cover it
 * @param username the name that the user logs in with; null where the app's scopes do not cover it
 */
public record UserInfo(
        String userId,
        @Nullable String organizationId,
        @Nullable String username) {
    /** Ids only. */
    @Override
    public String toString() {
        return "UserInfo[" + userId + " of " + organizationId + "]";
    }
}
