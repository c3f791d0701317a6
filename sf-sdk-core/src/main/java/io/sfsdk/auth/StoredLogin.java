package io.sfsdk.auth;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The content of a {@link StoredToken}: a refresh token, the access token it last earned, and who is refreshing just now.
 *
 * @param claimedUntil when a claim ends; {@link #FREE} without one
 */
record StoredLogin(String refreshToken, @Nullable AccessToken accessToken, Instant claimedUntil) {
    static final Instant FREE = Instant.EPOCH;

    private static final String FORM = "refresh-1";
    private static final String NONE = "-";
    private static final int PARTS = 6;

    StoredLogin {
        requireNoBlank("refresh token", refreshToken);
        requireNoBlank("access token", accessToken == null ? NONE : accessToken.value());
    }

    private static void requireNoBlank(String what, String token) {
        if (token.isEmpty() || token.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException(
                    "the " + what + " is empty or has a blank in it, which no token of an org has");
        }
    }

    static StoredLogin of(StoredToken stored) {
        String[] parts = stored.secret().split(" ", -1);
        if (parts.length != PARTS || !parts[0].equals(FORM)) {
            throw unreadable();
        }
        try {
            Instant claimedUntil = Instant.ofEpochMilli(Long.parseLong(parts[1]));
            return new StoredLogin(parts[2], token(parts), claimedUntil);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static @Nullable AccessToken token(String... parts) {
        if (parts[3].equals(NONE)) {
            return null;
        }
        URI identity = parts[5].equals(NONE) ? null : URI.create(parts[5]);
        return new AccessToken(parts[3], URI.create(parts[4]), identity, Set.of(), null);
    }

    private static IllegalStateException unreadable() {
        return new IllegalStateException(
                "what the token store keeps was not written by this library, or by a later version;"
                        + " keep new tokens there: IssuedTokens.keepIn(..)");
    }

    StoredToken asStored() {
        AccessToken token = accessToken;
        return new StoredToken(String.join(
                " ",
                FORM,
                String.valueOf(claimedUntil.toEpochMilli()),
                refreshToken,
                token == null ? NONE : token.value(),
                token == null ? NONE : token.instanceUrl().toString(),
                token == null || token.identityUrl() == null
                        ? NONE
                        : token.identityUrl().toString()));
    }

    StoredLogin claimedUntil(Instant end) {
        return new StoredLogin(refreshToken, accessToken, end);
    }

    StoredLogin released() {
        return claimedUntil(FREE);
    }

    boolean isClaimed(Instant now) {
        return now.isBefore(claimedUntil);
    }

    @Override
    public String toString() {
        return "StoredLogin[***]";
    }
}
