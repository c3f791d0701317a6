package io.sfsdk.auth;

/**
 * What a {@link TokenStore} keeps for one login. The text belongs to this library; a store keeps it as it is and compares it
 * character by character.
 *
 * @param secret some hundred to a few thousand characters, none of them a line break; shown by nothing
 */
public record StoredToken(String secret) {
    public StoredToken {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("a stored token must not be blank");
        }
    }

    @Override
    public String toString() {
        return "StoredToken[***]";
    }
}
