package io.sfsdk.testkit.pubsub;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/**
 * A server's certificate that vouches for itself, with its key: for the loopback address and no name, valid for a month from now, by
 * the real time that clients go by. Immutable.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-4">RFC 5280, Certificate and Certificate Extensions Profile</a>
 */
final class ServerCertificate {
    private static final byte[] ECDSA_WITH_SHA256 =
            Der.sequence(Der.oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int IP_ADDRESS = 0x87;
    private static final int LINE = 64;

    private final byte[] certificate;
    private final byte[] key;

    private ServerCertificate(byte[] certificate, byte[] key) {
        this.certificate = certificate;
        this.key = key;
    }

    static ServerCertificate make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            byte[] content = content(pair, Instant.now());
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(content);
            byte[] whole = Der.sequence(content, ECDSA_WITH_SHA256, Der.bits(signature.sign()));
            return new ServerCertificate(whole, pair.getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("EC is part of every JDK", e);
        }
    }

    private static byte[] content(KeyPair pair, Instant now) {
        byte[] name = Der.sequence(Der.set(Der.sequence(Der.oid(0x55, 0x04, 0x03), Der.text("simulated org"))));
        byte[] address = Der.tagged(IP_ADDRESS, InetAddress.getLoopbackAddress().getAddress());
        byte[] subject = Der.sequence(Der.oid(0x55, 0x1d, 0x11), Der.octets(Der.sequence(address)));
        byte[] authority = Der.sequence(Der.oid(0x55, 0x1d, 0x13), Der.yes(), Der.octets(Der.sequence(Der.yes())));
        return Der.sequence(
                Der.tagged(0xa0, Der.integer(2)),
                Der.integer(1),
                ECDSA_WITH_SHA256,
                name,
                Der.sequence(
                        Der.time(TIME.format(now.minus(Duration.ofDays(1)))),
                        Der.time(TIME.format(now.plus(Duration.ofDays(30))))),
                name,
                pair.getPublic().getEncoded(),
                Der.tagged(0xa3, Der.sequence(subject, authority)));
    }

    String pem() {
        return pem("CERTIFICATE", certificate);
    }

    InputStream certificate() {
        return stream(pem());
    }

    InputStream privateKey() {
        return stream(pem("PRIVATE KEY", key));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String pem(String what, byte[] bytes) {
        Base64.Encoder encoder = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN " + what + "-----\n" + encoder.encodeToString(bytes) + "\n-----END " + what + "-----\n";
    }
}
