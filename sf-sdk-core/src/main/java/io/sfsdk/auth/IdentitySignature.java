package io.sfsdk.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The proof that an identity URL and a time of issue are the org's: their HMAC by the app's secret, which nobody else has.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm">Salesforce Help, OAuth 2.0
 *     Web Server Flow, Salesforce Grants an Access Token</a>
 */
final class IdentitySignature {
    private static final String ALGORITHM = "HmacSHA256";

    private IdentitySignature() {}

    /** Compares in a time that does not depend on where the two differ. */
    static boolean isGenuine(String signature, String id, String issuedAt, String secret) {
        byte[] own = Base64.getEncoder().encode(mac(id + issuedAt, secret));
        return MessageDigest.isEqual(own, signature.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(String message, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every JDK", e);
        }
    }
}
