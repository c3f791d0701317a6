package io.sfsdk.auth;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person's consent earned. Shows no secret. */
public final class IssuedTokens {
    private final AccessToken accessToken;
    private final @Nullable String refreshToken;

    /**
     * Tokens from here or elsewhere.
     *
     * @param refreshToken null if the app or the request had no scope {@code refresh_token}
     */
    public IssuedTokens(AccessToken accessToken, @Nullable String refreshToken) {
        this.accessToken = accessToken;
        this.refreshToken = refreshToken;
    }

    public AccessToken accessToken() {
        return accessToken;
    }

    /** Empty without the scope {@code refresh_token}: then the access ends with the session. */
    public Optional<String> refreshToken() {
        return Optional.ofNullable(refreshToken);
    }

    /**
     * Keeps these for {@link RefreshToken}, in place of whatever is there under that name.
     *
     * @throws IllegalStateException if there is no refresh token to keep
     */
    public void keepIn(TokenStore store, String name) {
        if (refreshToken == null) {
            throw new IllegalStateException(
                    "there is no refresh token to keep: ask for the scope refresh_token, and let the" + " app have it");
        }
        StoredToken next = new StoredLogin(refreshToken, accessToken, StoredLogin.FREE).asStored();
        while (!store.replace(name, store.load(name).orElse(null), next)) {
            Thread.onSpinWait();
        }
    }

    @Override
    public String toString() {
        return "IssuedTokens[" + accessToken + (refreshToken == null ? "" : ", ***") + "]";
    }
}
