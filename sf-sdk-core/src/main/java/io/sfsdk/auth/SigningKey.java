package io.sfsdk.auth;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.interfaces.RSAKey;

/**
 * The private key that signs logins: RSA with at least 2,048 bits, the only kind Salesforce takes. Its certificate is uploaded to the
 * connected app or external client app. Never shown by {@link #toString()}. Safe to share.
 *
 * <p>A key that cannot be read, or is of another kind, is an {@link IllegalArgumentException} that says what was found.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_jwt_flow.htm">Salesforce Help, OAuth 2.0 JWT
 *     Bearer Flow, prerequisites</a>
 */
public final class SigningKey {
    private static final int FEWEST_BITS = 2048;

    private final PrivateKey key;

    private SigningKey(PrivateKey key) {
        this.key = key;
    }

    /** A key from elsewhere, for example a hardware token. */
    public static SigningKey of(PrivateKey key) {
        if (!key.getAlgorithm().equals("RSA")) {
            throw new IllegalArgumentException("Salesforce takes RSA keys only, this one is " + key.getAlgorithm());
        }
        if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < FEWEST_BITS) {
            throw new IllegalArgumentException("Salesforce takes RSA keys of " + FEWEST_BITS
                    + " bits or more, this one has " + rsa.getModulus().bitLength());
        }
        return new SigningKey(key);
    }

    /**
     * Reads a key store, PKCS12 or JKS, whichever it is. A file that other users can read is warned about.
     *
     * @param password of the store and of the key; left as it is, so the caller may clear it afterwards
     * @param alias of the entry
     */
    public static SigningKey fromKeyStore(Path file, char[] password, String alias) {
        return of(KeyStoreFile.read(file, password, alias));
    }

    /**
     * Reads a PEM file with {@code BEGIN PRIVATE KEY} (PKCS#8) or {@code BEGIN RSA PRIVATE KEY} (PKCS#1), not encrypted. A file that
     * other users can read is warned about.
     */
    public static SigningKey fromPem(Path file) {
        return of(Pem.read(file));
    }

    /** Reads the text of a PEM file, for example from a secret store. */
    public static SigningKey fromPem(String text) {
        return of(Pem.parse(text, "the PEM text"));
    }

    PrivateKey privateKey() {
        return key;
    }

    @Override
    public String toString() {
        return "SigningKey[***]";
    }
}
