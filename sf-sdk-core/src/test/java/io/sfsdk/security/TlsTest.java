package io.sfsdk.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.JdkHttpTransport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that cannot prove who it is gets no byte of a request. */
class TlsTest {
    private static final String THIS_MACHINE = "dns:localhost,ip:127.0.0.1";

    @TempDir
    static Path folder;

    private static Certificates certificates;

    private final AtomicInteger requests = new AtomicInteger();
    private HttpsServer server;

    @BeforeAll
    static void makeAuthority() throws Exception {
        certificates = new Certificates(folder);
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void aHostWithACertificateOfATrustedAuthorityIsSpokenTo() throws Exception {
        serve(certificates.server(THIS_MACHINE, -1, 30));

        send(JdkHttpTransport.builder().sslContext(certificates.client()));

        assertThat(requests).hasValue(1);
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsRefused() throws Exception {
        serve(certificates.server(THIS_MACHINE, -2, 30));

        assertRefused(JdkHttpTransport.builder());
    }

    @Test
    void aCertificateThatVouchesForItselfIsRefused() throws Exception {
        serve(certificates.selfSigned(THIS_MACHINE));

        assertRefused(JdkHttpTransport.builder());
    }

    @Test
    void aCertificateForAnotherHostIsRefused() throws Exception {
        serve(certificates.server("dns:acme.example", -1, 30));

        assertRefused(JdkHttpTransport.builder().sslContext(certificates.client()));
    }

    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        serve(certificates.server(THIS_MACHINE, -10, 5));

        assertRefused(JdkHttpTransport.builder().sslContext(certificates.client()));
    }

    @Test
    void aHostThatAsksForTheClientsCertificateGetsIt() throws Exception {
        serve(new HttpsConfigurator(certificates.mutual(THIS_MACHINE)) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters asking = getSSLContext().getDefaultSSLParameters();
                asking.setNeedClientAuth(true);
                parameters.setSSLParameters(asking);
            }
        });

        assertThatThrownBy(() -> send(JdkHttpTransport.builder().sslContext(certificates.client())))
                .isInstanceOf(TransportException.class);
        assertThat(requests).hasValue(0);

        send(JdkHttpTransport.builder().sslContext(certificates.mutual("dns:client")));

        assertThat(requests).hasValue(1);
    }

    private void serve(SSLContext identity) throws Exception {
        serve(new HttpsConfigurator(identity));
    }

    private void serve(HttpsConfigurator configurator) throws Exception {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(configurator);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    private void assertRefused(JdkHttpTransport.Builder client) {
        assertThatThrownBy(() -> send(client)).isInstanceOfSatisfying(TransportException.class, e -> {
            assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(e.retryability()).isEqualTo(Retryability.NEVER);
            assertThat(e).hasMessageContaining("certificate is not trusted");
        });
        assertThat(requests).hasValue(0);
    }

    private void send(JdkHttpTransport.Builder client) {
        String url = "https://localhost:" + server.getAddress().getPort() + "/services/data";
        HttpRequest request = HttpRequest.get(url, Duration.ofSeconds(30)).withHeader("Authorization", "Bearer canary");
        try (JdkHttpTransport wire = client.build()) {
            wire.send(request).close();
        }
    }
}
