package conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The simulated org that was started for these clients; ORG_READY names the file with its line of JSON. */
final class Org {
    static final String VERSION = "66.0";

    private final JsonNode line;

    private Org(JsonNode line) {
        this.line = line;
    }

    static Org started() throws IOException {
        return new Org(
                new ObjectMapper().readTree(Path.of(System.getenv("ORG_READY")).toFile()));
    }

    String get(String key) {
        return line.required(key).asText();
    }

    /** The app's key. */
    PrivateKey privateKey() throws IOException, GeneralSecurityException {
        String pem = Files.readString(Path.of(get("privateKeyFile"))).replaceAll("-----[^-]+-----|\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }

    /** The app's key in a keystore, beside a certificate that happens to be at hand: nobody looks at it. */
    Path keyStore(String alias, String password) throws IOException {
        try {
            PrivateKey key = privateKey();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(alias, key, password.toCharArray(), new Certificate[] {anyCertificate()});
            Path file = Files.createTempFile("conformance", ".p12");
            file.toFile().deleteOnExit();
            try (var out = Files.newOutputStream(file)) {
                store.store(out, password.toCharArray());
            }
            return file;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Certificate anyCertificate() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return Arrays.stream(factory.getTrustManagers())
                .map(X509TrustManager.class::cast)
                .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
                .findFirst()
                .orElseThrow();
    }

    /** What a browser does with the login page of a user who agrees: the address it is sent back to. */
    static URI browse(String page) {
        try {
            HttpResponse<Void> answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(page)).build(), HttpResponse.BodyHandlers.discarding());
            return URI.create(answer.headers().firstValue("Location").orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
