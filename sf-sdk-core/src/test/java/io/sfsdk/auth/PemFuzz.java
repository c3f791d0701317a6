package io.sfsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** A text is a key, or it is refused in words that do not quote it. */
class PemFuzz {
    static Stream<byte[]> texts() throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        byte[] pkcs8 = generator.generateKeyPair().getPrivate().getEncoded();
        byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);
        return Stream.of(
                        pem("PRIVATE KEY", pkcs8),
                        pem("RSA PRIVATE KEY", pkcs1),
                        pem("RSA PRIVATE KEY", pkcs8),
                        pem("PRIVATE KEY", Arrays.copyOf(pkcs8, 40)),
                        "-----BEGIN PRIVATE KEY----------END PRIVATE KEY-----",
                        "-----BEGIN EC PRIVATE KEY-----",
                        "-----BEGIN CERTIFICATE-----",
                        "Proc-Type: 4,ENCRYPTED")
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + kind
                + "-----\n";
    }

    @MethodSource("texts")
    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void aTextIsAKeyOrRefused(byte[] bytes) {
        try {
            SigningKey.fromPem(new String(bytes, StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).hasSizeLessThan(300);
        }
    }
}
