package io.sfsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys from wherever they are kept, and what is said when they cannot be had. */
class SigningKeyTest {
    private static final char[] PASSWORD = "secret1".toCharArray();

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static PrivateKey key;
    private static Certificate certificate;

    @BeforeAll
    static void issue() throws GeneralSecurityException {
        KeyStore issued = Keys.issue(shared.resolve("issued"), "secret1");
        key = (PrivateKey) issued.getKey("integration", PASSWORD);
        certificate = issued.getCertificate("integration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void aKeyStoreOfEitherKindGivesItsKey(String type) throws Exception {
        Path file = keyStore(type, PASSWORD);
        char[] password = "secret1".toCharArray();

        SigningKey read = SigningKey.fromKeyStore(file, password, "integration");

        assertThat(read.privateKey()).isEqualTo(key);
        assertThat(password).isEqualTo(PASSWORD);
        assertThat(read).hasToString("SigningKey[***]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void aWrongPasswordIsCalledThat(String type) throws Exception {
        Path file = keyStore(type, PASSWORD);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.fromKeyStore(file, "canary".toCharArray(), "integration"))
                .withMessageContaining("wrong password")
                .withMessageNotContaining("canary");
    }

    @Test
    void aKeyWithAPasswordOfItsOwnIsCalledThat() throws Exception {
        Path file = keyStore("JKS", "secret2".toCharArray());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.fromKeyStore(file, "secret1".toCharArray(), "integration"))
                .withMessageContaining("another password than its key store");
    }

    @Test
    void anUnknownAliasIsAnsweredWithTheKnownOnes() throws Exception {
        Path file = keyStore("PKCS12", PASSWORD);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.fromKeyStore(file, "secret1".toCharArray(), "integratoin"))
                .withMessageContaining("alias integratoin")
                .withMessageContaining("[integration]");
    }

    @Test
    void anAliasOfACertificateIsCalledThat() throws Exception {
        KeyStore store = empty("PKCS12");
        store.setCertificateEntry("ca", certificate);
        Path trust = write(store);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.fromKeyStore(trust, PASSWORD, "ca"))
                .withMessageContaining("only a certificate");
    }

    @Test
    void aPemWithOnlyACertificateIsCalledThat() throws Exception {
        String pem = Keys.pem("CERTIFICATE", certificate.getEncoded());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.fromPem(pem))
                .withMessageContaining("there is only a certificate");
    }

    @Test
    void anEllipticCurveKeyIsRefusedWithTheReason() {
        PrivateKey curve = Keys.generate("EC", 256).getPrivate();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.of(curve))
                .withMessageContaining("RSA keys only");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.fromPem(Keys.pem("PRIVATE KEY", curve.getEncoded())))
                .withMessageContaining("RSA keys only");
    }

    @Test
    void aShortKeyIsRefusedWithItsLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.of(Keys.generate("RSA", 1024).getPrivate()))
                .withMessageContaining("2048 bits or more, this one has 1024");
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = folder.resolve("none.p12");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.fromKeyStore(missing, new char[0], "a"))
                .withMessageContaining(missing.toString())
                .withMessageContaining("does not exist");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.fromPem(missing))
                .withMessageContaining("does not exist");
    }

    @Test
    void aKeyStoreOfAThirdKindIsNotEvenOpened() throws Exception {
        Path file = write(empty("JCEKS"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.fromKeyStore(file, PASSWORD, "integration"))
                .withMessageContaining("is no PKCS12 or JKS key store");
    }

    @Test
    void aFileThatIsNoKeyStoreIsCalledThat() throws IOException {
        Path file = Files.writeString(folder.resolve("keys"), "hello");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.fromKeyStore(file, "secret1".toCharArray(), "a"))
                .withMessageContaining(file.toString());
    }

    @Test
    void bothFormsOfPemGiveTheSameKey() throws IOException {
        String pkcs8 = Keys.pem("PRIVATE KEY", Keys.rsa().getPrivate().getEncoded());
        String pkcs1 = Keys.pem("RSA PRIVATE KEY", Keys.pkcs1(Keys.rsa()));
        Path file = Files.writeString(folder.resolve("key.pem"), "Bag Attributes\r\n" + pkcs8.replace("\n", "\r\n"));

        assertThat(SigningKey.fromPem(pkcs8).privateKey()).isEqualTo(Keys.rsa().getPrivate());
        assertThat(SigningKey.fromPem(pkcs1).privateKey()).isEqualTo(Keys.rsa().getPrivate());
        assertThat(SigningKey.fromPem(file).privateKey()).isEqualTo(Keys.rsa().getPrivate());
    }

    @ParameterizedTest
    @CsvSource({
        "ENCRYPTED PRIVATE KEY,is encrypted",
        "EC PRIVATE KEY,elliptic curve",
        "OPENSSH PRIVATE KEY,SSH key",
        "PUBLIC KEY,holds no private key",
        "PRIVATE KEY,damaged",
        "RSA PRIVATE KEY,damaged"
    })
    void aPemThatIsNoPlainRsaKeyIsCalledWhatItIs(String label, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.fromPem(Keys.pem(label, "canary".getBytes(StandardCharsets.UTF_8))))
                .withMessageContaining(words)
                .withMessageNotContaining("Y2FuYXJ5");
    }

    @Test
    void anEncryptedOldStyleKeyIsCalledThat() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.fromPem("""
                        -----BEGIN RSA PRIVATE KEY-----
                        Proc-Type: 4,ENCRYPTED
                        DEK-Info: AES-128-CBC,00

                        abcd
                        -----END RSA PRIVATE KEY-----
                        """))
                .withMessageContaining("openssl rsa");
    }

    @Test
    void aKeyFileThatOthersCanReadIsWarnedAbout() throws IOException {
        Path file = Files.writeString(
                folder.resolve("key.pem"),
                Keys.pem("PRIVATE KEY", Keys.rsa().getPrivate().getEncoded()));

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        String open = SystemErr.during(() -> SigningKey.fromPem(file));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        String closed = SystemErr.during(() -> SigningKey.fromPem(file));

        assertThat(open).contains("can be read by other users", file.toString());
        assertThat(closed).isEmpty();
    }

    private Path keyStore(String type, char[] keyPassword) throws GeneralSecurityException, IOException {
        KeyStore store = empty(type);
        store.setKeyEntry("integration", key, keyPassword, new Certificate[] {certificate});
        return write(store);
    }

    private static KeyStore empty(String type) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        return store;
    }

    private Path write(KeyStore store) throws GeneralSecurityException, IOException {
        Path file = folder.resolve("keys");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
        return file;
    }
}
