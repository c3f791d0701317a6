package io.sfsdk.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * PKCE's secret: its hash travels with the browser, itself only with the exchange.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7636#section-4">RFC 7636, section 4</a>
 */
record CodeVerifier(String value) {
    private static final int BYTES = 48;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    static CodeVerifier random(SecureRandom chance) {
        return new CodeVerifier(randomText(chance));
    }

    /** 64 characters that nobody guesses. */
    static String randomText(SecureRandom chance) {
        byte[] bytes = new byte[BYTES];
        chance.nextBytes(bytes);
        return BASE64URL.encodeToString(bytes);
    }

    String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
            return BASE64URL.encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }

    @Override
    public String toString() {
        return "CodeVerifier[***]";
    }
}
