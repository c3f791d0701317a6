package io.sfsdk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.JwtBearer;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SimulatedOrgExtension.class)
class LoggingInTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;

    @Test
    void aKeyStoreMadeByTheJdksToolLogsIn(SimulatedOrg org) throws Exception {
        Path keyStore = keyStore();
        upload(keyStore, org);

        JwtBearer login = LoggingIn.byKeyStore(
                org.clientId(), org.username(), org.loginUrl().toString(), keyStore, PASSWORD);

        try (JdkHttpTransport wire = TourOrg.wire();
                SalesforceClient client = TourOrg.client(login, wire)) {
            assertThat(new Querying(client).count()).isZero();
        }
    }

    private Path keyStore() throws Exception {
        Path file = folder.resolve("integration.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "integration",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=integration",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        return file;
    }

    private static void upload(Path keyStore, SimulatedOrg org) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            store.load(in, PASSWORD);
        }
        org.policies().app(app -> app.withPublicKey(publicKey(store)));
    }

    private static PublicKey publicKey(KeyStore store) {
        try {
            return store.getCertificate("integration").getPublicKey();
        } catch (KeyStoreException e) {
            throw new IllegalStateException(e);
        }
    }
}
