package io.sfsdk.auth;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who a session acts as, as its identity URL tells.
 *
 * @param userId 18 characters
 * @param organizationId 18 characters
 * @param timeZone an IANA name such as {@code Europe/Berlin}; null if the app may not know
 */
public record Identity(
        String userId,
        String organizationId,
        String username,
        boolean isActive,
        @Nullable String timeZone) {
    /** The user's time zone, an IANA name. */
    public Optional<String> zone() {
        return Optional.ofNullable(timeZone);
    }

    /** Ids only. */
    @Override
    public String toString() {
        return "Identity[" + userId + " of " + organizationId + "]";
    }
}
