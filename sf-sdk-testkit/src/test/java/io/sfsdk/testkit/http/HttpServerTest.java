package io.sfsdk.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpServerTest {
    private final List<Request> seen = new CopyOnWriteArrayList<>();
    private final HttpServer server = HttpServer.start(0, this::answer);

    private Reply answer(Request request) {
        seen.add(request);
        return Reply.plain(
                switch (request.path()) {
                    case "/empty" -> Response.empty(204);
                    case "/large" -> Response.json(200, "x".repeat(200_000));
                    default -> Response.json(200, request.text());
                });
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void twoRequestsShareOneConnection() throws IOException {
        try (RawConnection connection = RawConnection.to(server.url())) {
            connection.get("/a").read();

            RawConnection.Answer second = connection.get("/b").read();

            assertThat(second.statusLine()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(server.connectionsAccepted()).isEqualTo(1);
        }
    }

    @Test
    void twoRequestsInOnePacketAreAnsweredInOrder() throws IOException {
        String both = "POST /a HTTP/1.1\r\nContent-Length: 1\r\n\r\n1POST /b HTTP/1.1\r\nContent-Length: 1\r\n\r\n2";

        try (RawConnection connection = RawConnection.to(server.url()).send(both)) {
            assertThat(connection.read().text()).isEqualTo("1");
            assertThat(connection.read().text()).isEqualTo("2");
        }
    }

    @Test
    void aRequestForCloseEndsTheConnectionAfterTheAnswer() throws IOException {
        try (RawConnection connection = RawConnection.to(server.url()).get("/a", "Connection: close")) {
            String all = connection.readToEnd();

            assertThat(all).startsWith("HTTP/1.1 200 OK\r\n").contains("Connection: close\r\n");
        }
    }

    @Test
    void anOldClientGetsNoChunksAndTheEndOfTheConnection() throws IOException {
        String request = "POST /a HTTP/1.0\r\nContent-Length: 3\r\n\r\nabc";

        try (RawConnection connection = RawConnection.to(server.url()).send(request)) {
            assertThat(connection.readToEnd())
                    .contains("Content-Length: 3\r\n")
                    .contains("Connection: close\r\n")
                    .doesNotContain("chunked")
                    .endsWith("\r\n\r\nabc");
        }
    }

    @Test
    void anOldClientMayAskToKeepTheConnection() throws IOException {
        String request = "GET /large HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";

        try (RawConnection connection = RawConnection.to(server.url()).send(request)) {
            assertThat(connection.readHead()).contains("Content-Length: 200000", "Connection: keep-alive");
            assertThat(connection.readBytes(200_000)).hasSize(200_000);
            connection.send(request).readHead();
            assertThat(server.connectionsAccepted()).isEqualTo(1);
        }
    }

    @Test
    void aChunkedRequestIsReadWhole() throws IOException {
        String request =
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\nT: v\r\n\r\n";

        try (RawConnection connection = RawConnection.to(server.url()).send(request)) {
            assertThat(connection.read().text()).isEqualTo("abc0123456789");
        }
    }

    @Test
    void aCompressedRequestIsInflated() throws IOException {
        byte[] body = Gzip.deflate("Grüße".getBytes(StandardCharsets.UTF_8));

        try (RawConnection connection = RawConnection.to(server.url())) {
            connection.send("POST / HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: " + body.length + "\r\n\r\n");
            RawConnection.Answer answer = connection.send(body).read();

            assertThat(answer.text()).isEqualTo("Grüße");
        }
    }

    @Test
    void aLargeAnswerIsCompressedOnlyForWhoAccepts() throws IOException {
        try (RawConnection connection = RawConnection.to(server.url())) {
            RawConnection.Answer plain = connection.get("/large").read();
            RawConnection.Answer gzip =
                    connection.get("/large", "accept-encoding: br;q=1.0, GZIP").read();

            assertThat(plain.bytes()).hasSize(200_000);
            assertThat(gzip.names()).contains("Content-Encoding");
            assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.bytes())).readAllBytes())
                    .hasSize(200_000);
        }
    }

    @Test
    void anExpectingClientIsToldToContinueBeforeItSendsTheBody() throws IOException {
        try (RawConnection connection = RawConnection.to(server.url())) {
            connection.send("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");

            assertThat(connection.readHead()).containsExactly("HTTP/1.1 100 Continue");
            assertThat(connection.send("ok").read().text()).isEqualTo("ok");
        }
    }

    @Test
    void anAnswerWithoutContentHasNoHeaderThatSpeaksOfOne() throws IOException {
        try (RawConnection connection = RawConnection.to(server.url())) {
            RawConnection.Answer answer = connection.get("/empty").read();

            assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 204 No Content");
            assertThat(answer.lines()).isEmpty();
        }
    }

    @Test
    void repeatedHeadersKeepTheirOrderAndAnyCaseFindsThem() throws IOException {
        try (RawConnection connection = RawConnection.to(server.url())) {
            connection.get("/a", "X-Twice: one", "Other: o", "x-twice: two").read();

            Headers headers = seen.get(0).headers();
            assertThat(headers.all("X-TWICE")).containsExactly("one", "two");
            assertThat(headers.first("x-Twice")).contains("one");
            assertThat(headers.toString()).doesNotContain("one");
        }
    }

    @Test
    void escapesAreDecodedInPathsAndQueriesByTheirOwnRules() throws IOException {
        try (RawConnection connection = RawConnection.to(server.url())) {
            connection.get("/a%2Fb/c+d/%C3%A9/?q=e+f%2Bg&empty").read();

            Request request = seen.get(0);
            assertThat(request.segments()).containsExactly("a/b", "c+d", "é");
            assertThat(request.query().first("q")).contains("e f+g");
            assertThat(request.query().first("empty")).contains("");
        }
    }

    @Test
    void aBrokenEscapeIsABadRequest() throws IOException {
        try (RawConnection connection = RawConnection.to(server.url()).get("/a%2")) {
            assertThat(connection.readToEnd()).startsWith("HTTP/1.1 400 ");
            assertThat(seen).isEmpty();
        }
    }

    @Test
    void aUriOverTheLimitIs414WithAPage() throws IOException {
        try (RawConnection connection = RawConnection.to(server.url()).get("/" + "a".repeat(16_384))) {
            String all = connection.readToEnd();

            assertThat(all).startsWith("HTTP/1.1 414 ").contains("text/html").contains("<html>");
        }
    }

    @Test
    void aUriAtTheLimitIsServed() throws IOException {
        try (RawConnection connection = RawConnection.to(server.url())) {
            connection.send("GET /" + "a".repeat(16_000) + " HTTP/1.1\r\n\r\n");

            assertThat(connection.read().statusLine()).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void aHeadOverTheLimitIs431() throws IOException {
        try (RawConnection connection = RawConnection.to(server.url()).get("/a", "X: " + "a".repeat(16_384))) {
            assertThat(connection.readToEnd()).startsWith("HTTP/1.1 431 ");
        }
    }

    @Test
    void onlyLoopbackAddressesAreListenedOn() {
        InetSocketAddress everywhere = new InetSocketAddress("0.0.0.0", 0);

        assertThatThrownBy(() -> HttpServer.start(everywhere, this::answer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("loopback only");
    }

    @Test
    void closingEndsIdleConnections() throws IOException {
        try (RawConnection connection = RawConnection.to(server.url())) {
            connection.get("/a").read();

            server.close();

            assertThat(connection.readToEnd()).isEmpty();
        }
    }

    @Test
    void aRefusedConnectionEndsBeforeARequestIsRead() throws IOException {
        server.refuseConnections(1);

        try (RawConnection refused = RawConnection.to(server.url());
                RawConnection served = RawConnection.to(server.url())) {
            assertThat(refused.readToEnd()).isEmpty();
            assertThat(served.get("/a").read().statusLine()).isEqualTo("HTTP/1.1 200 OK");
        }
    }
}
