package io.sfsdk.testkit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** The key pair of the org's connected app: made when first asked for, one for all orgs of this JVM. */
final class SigningKey {
    private static final int BITS = 2048;
    private static final int PEM_LINE = 64;

    private SigningKey() {}

    static KeyPair pair() {
        return Holder.PAIR;
    }

    /** PKCS 8, between {@code BEGIN PRIVATE KEY} and {@code END PRIVATE KEY}. */
    static String pem() {
        Base64.Encoder encoder = Base64.getMimeEncoder(PEM_LINE, "\n".getBytes(StandardCharsets.US_ASCII));
        String body = encoder.encodeToString(pair().getPrivate().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA is part of every JDK", e);
        }
    }

    private static final class Holder {
        static final KeyPair PAIR = generate();
    }
}
