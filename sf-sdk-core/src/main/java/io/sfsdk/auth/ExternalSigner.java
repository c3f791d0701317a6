package io.sfsdk.auth;

/**
 * Signs with a private key that this process does not have: a key management service, a hardware module, an agent. The key is RSA
 * of 2,048 bits or more, and its certificate is uploaded to the app.
 */
@FunctionalInterface
public interface ExternalSigner {
    /**
     * Signs.
     *
     * @param content some hundred bytes, whole: hashing them is part of the signature
     * @return the raw signature by RSASSA-PKCS1-v1_5 with SHA-256 ({@code RS256}, {@code SHA256withRSA}), not encoded
     * @throws RuntimeException if it cannot; the login fails with it, and nothing was sent
     */
    byte[] sign(byte[] content);
}
