package io.sfsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sfsdk.error.Delivery;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.ScriptedServer.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One exchange: what leaves, what comes, and what is refused before it leaves. */
@Timeout(60)
class JdkHttpTransportTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String OK = Bodies.json(200, "{}");

    private final JdkHttpTransport transport =
            JdkHttpTransport.builder().allowPlainHttp(true).build();

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void aGzipAnswerIsAskedForAndHandedOnInflated() throws IOException {
        byte[] body = Bodies.gzip("{\"totalSize\":0}");
        try (ScriptedServer server = ScriptedServer.of(wire -> {
            wire.request();
            wire.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + body.length + "\r\n\r\n");
            wire.write(body);
        })) {

            HttpResponse response = transport.send(HttpRequest.get(server.url() + "/x", TIMEOUT));

            assertThat(server.requests().get(0)).containsIgnoringCase("Accept-Encoding: gzip");
            assertThat(response.headers().first("content-encoding")).isEmpty();
            assertThat(Bodies.text(response)).isEqualTo("{\"totalSize\":0}");
        }
    }

    @Test
    void callsGoThroughTheProxyThatWasGiven() throws IOException {
        try (ScriptedServer proxy = ScriptedServer.answering(OK)) {
            InetSocketAddress address = new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), URI.create(proxy.url()).getPort());
            try (JdkHttpTransport proxied = JdkHttpTransport.builder()
                    .allowPlainHttp(true)
                    .proxy(ProxySelector.of(address))
                    .build()) {

                proxied.send(HttpRequest.get("http://localhost:9/services/data", TIMEOUT))
                        .close();
            }

            assertThat(proxy.requests().get(0)).startsWith("GET http://localhost:9/services/data HTTP/1.1");
        }
    }

    @Test
    void aRedirectIsHandedOnAndNeverFollowed() throws IOException {
        try (ScriptedServer other = ScriptedServer.answering(OK);
                ScriptedServer server = ScriptedServer.answering(
                        "HTTP/1.1 302 Found\r\nLocation: " + other.url() + "/steal\r\nContent-Length: 0\r\n\r\n")) {

            try (HttpResponse response = transport.send(HttpRequest.get(server.url() + "/x", TIMEOUT)
                    .withHeader("Authorization", "Bearer 00Dcanary!secret")
                    .withHeader("X-SFDC-Session", "00Dcanary!secret"))) {

                assertThat(response.status()).isEqualTo(302);
                assertThat(response.headers().first("Location")).contains(other.url() + "/steal");
                assertThat(other.connections()).isZero();
            }
        }
    }

    @Test
    void aBodyInMemoryArrivesWithItsLengthAndType() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(OK)) {

            transport
                    .send(post(server.url(), HttpBody.json("{\"a\":1}".getBytes(StandardCharsets.UTF_8)), false))
                    .close();

            assertThat(server.requests().get(0))
                    .startsWith("POST /x HTTP/1.1\r\n")
                    .containsIgnoringCase("Content-Length: 7")
                    .containsIgnoringCase("Content-Type: application/json;charset=UTF-8")
                    .endsWith("{\"a\":1}");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3_000_000, -1})
    void aStreamedBodyArrivesWholeWithAndWithoutALength(long length) throws IOException {
        HttpBody body = HttpBody.streamed("text/csv", length, out -> {
            for (int line = 0; line < 300_000; line++) {
                out.write("123456789\n".getBytes(StandardCharsets.US_ASCII));
            }
        });
        try (ScriptedServer server = ScriptedServer.answering(OK)) {

            transport.send(post(server.url(), body, false)).close();

            assertThat(server.requests().get(0)).endsWith("123456789\n").hasSizeGreaterThan(3_000_000);
        }
    }

    @Test
    void anEmptyStreamedBodyIsABody() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(OK)) {

            transport
                    .send(post(server.url(), HttpBody.streamed("text/csv", -1, out -> {}), false))
                    .close();

            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aRefusalInTheMiddleOfAStreamedBodyIsTheAnswer() throws IOException {
        HttpBody body = HttpBody.streamed("text/csv", -1, out -> out.write(new byte[300_000]));
        try (ScriptedServer server = ScriptedServer.of(wire -> {
            wire.head();
            wire.write(Bodies.json(401, "[]"));
            wire.stall();
        })) {

            try (HttpResponse response = transport.send(post(server.url(), body, false))) {

                assertThat(response.status()).isEqualTo(401);
            }
        }
    }

    @Test
    void aConnectionThatBreaksUnderAStreamedBodyLeavesItInDoubt() throws IOException {
        HttpBody endless = HttpBody.streamed("text/csv", -1, out -> {
            while (true) {
                out.write(new byte[64 * 1024]);
            }
        });
        try (ScriptedServer server = ScriptedServer.of(wire -> {
            wire.head();
            wire.reset();
        })) {

            TransportException failure = catchThrowableOfType(
                    TransportException.class, () -> transport.send(post(server.url(), endless, false)));

            assertThat(failure.delivery()).isEqualTo(Delivery.UNKNOWN);
        }
    }

    @Test
    void aStreamedBodyNobodyTakesEndsAtTheDeadline() throws IOException {
        HttpBody endless = HttpBody.streamed("text/csv", -1, out -> {
            while (true) {
                out.write(new byte[64 * 1024]);
            }
        });
        CountDownLatch over = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.of(afterOneAnswer(wire -> await(over)))) {
            connect(server);

            assertThatThrownBy(() ->
                            transport.send(post(server.url(), endless, false).withTimeout(SHORT)))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("not finished within PT0.3S");
            over.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAnswerThatNeverComesLeavesAWrittenBodyInDoubtAtTheDeadline(boolean streamed) throws IOException {
        byte[] bytes = "a=1".getBytes(StandardCharsets.US_ASCII);
        HttpBody body = streamed
                ? HttpBody.streamed("text/csv", bytes.length, out -> out.write(bytes))
                : HttpBody.of("text/csv", bytes);
        try (ScriptedServer server = ScriptedServer.of(afterOneAnswer(ScriptedServer.Wire::stall))) {
            connect(server);

            TransportException failure = catchThrowableOfType(
                    TransportException.class,
                    () -> transport.send(post(server.url(), body, false).withTimeout(SHORT)));

            assertThat(failure.delivery()).isEqualTo(Delivery.UNKNOWN);
            assertThat(failure).hasMessageContaining("not finished within PT0.3S");
        }
    }

    @Test
    void aWriterThatFailsBreaksTheRequestOff() throws IOException {
        HttpBody broken = HttpBody.streamed("text/csv", -1, out -> {
            out.write(new byte[100_000]);
            throw new IOException("disk");
        });
        try (ScriptedServer server = ScriptedServer.answering(OK)) {

            TransportException failure = catchThrowableOfType(
                    TransportException.class, () -> transport.send(post(server.url(), broken, true)));

            assertThat(failure)
                    .hasMessageContaining("body could not be written")
                    .hasRootCauseMessage("disk");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aWritersOwnMistakeIsThrownAsItIs() throws IOException {
        HttpBody broken = HttpBody.streamed("text/csv", -1, out -> {
            throw new IllegalStateException("no such row");
        });
        try (ScriptedServer server = ScriptedServer.answering(OK)) {

            assertThatThrownBy(() -> transport.send(post(server.url(), broken, true)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no such row");
        }
    }

    @Test
    void aBodyOfAnotherLengthThanPromisedFails() throws IOException {
        HttpBody shorter = HttpBody.streamed("text/csv", 10, out -> out.write(new byte[5]));
        try (ScriptedServer server = ScriptedServer.answering(OK)) {

            assertThatThrownBy(() ->
                            transport.send(post(server.url(), shorter, true).withTimeout(Duration.ofSeconds(5))))
                    .isInstanceOf(TransportException.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void connectionsAreUsedAgainWhenTheReaderStopsAtTheLastBracket() throws IOException {
        String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n";
        try (ScriptedServer server = ScriptedServer.answering(chunked)) {

            for (int i = 0; i < 20; i++) {
                try (HttpResponse response = transport.send(HttpRequest.get(server.url() + "/x", TIMEOUT))) {
                    assertThat(response.body().readNBytes(2)).asString().isEqualTo("{}");
                }
            }

            assertThat(server.connections()).isLessThan(20);
        }
    }

    @Test
    void anAnswerThatIsNotReadIsDroppedWithItsConnection() throws Exception {
        CountDownLatch dropped = new CountDownLatch(1);
        AtomicLong written = new AtomicLong();
        try (ScriptedServer server = ScriptedServer.of(wire -> {
            wire.request();
            wire.write("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n");
            try {
                while (written.addAndGet(100_000) <= 100_000_000) {
                    wire.write(new byte[100_000]);
                }
            } catch (IOException e) {
                dropped.countDown();
            }
        })) {

            HttpResponse response = transport.send(HttpRequest.get(server.url() + "/x", TIMEOUT));
            response.close();

            assertThatThrownBy(() -> response.body().read())
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("closed");
            dropped.await();
            assertThat(written.get()).isLessThan(100_000_000);
        }
    }

    @Test
    void anAnswerThatDripsIsNotWaitedForWhenItIsClosed() throws IOException {
        AtomicLong written = new AtomicLong();
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.of(wire -> {
            wire.request();
            wire.write("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n");
            while (!await(never, Duration.ofMillis(5))) {
                wire.write("1");
                written.incrementAndGet();
            }
        })) {
            HttpResponse response = transport.send(HttpRequest.get(server.url() + "/x", TIMEOUT));

            response.close();

            assertThat(written.get()).isLessThan(2_000);
        }
    }

    @Test
    void anAnswerWithoutABodyEndsAtOnce() throws IOException {
        try (ScriptedServer server =
                ScriptedServer.answering("HTTP/1.1 204 No Content\r\nContent-Encoding: gzip\r\n\r\n")) {

            HttpResponse response = transport.send(HttpRequest.get(server.url() + "/x", TIMEOUT));

            assertThat(response.isDelimited()).isTrue();
            assertThat(Bodies.text(response)).isEmpty();
        }
    }

    @Test
    void aRefusedConnectionMeansNothingWasSent() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        TransportException failure = catchThrowableOfType(
                TransportException.class,
                () -> transport.send(post("http://127.0.0.1:" + port, HttpBody.form("a=1"), false)));

        assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(failure.retryability()).isEqualTo(Retryability.AFTER_DELAY);
        assertThat(failure).hasMessageContaining("was not sent");
    }

    @Test
    void aHostWithoutAnAddressMeansNothingWasSent() {
        TransportException failure = catchThrowableOfType(
                TransportException.class,
                () -> transport.send(HttpRequest.get("https://no-such-org.invalid/services/data", TIMEOUT)));

        assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(failure).hasMessageContaining("no address");
    }

    static Stream<Arguments> handshakes() {
        return Stream.of(
                Arguments.of("ended", Delivery.NOT_SENT, (Script) wire -> wire.read(5)),
                Arguments.of("reset", Delivery.NOT_SENT, (Script) wire -> {
                    wire.read(5);
                    wire.reset();
                }),
                Arguments.of("refused by an alert", Delivery.NOT_SENT, (Script) wire -> {
                    wire.read(5);
                    wire.write(new byte[] {21, 3, 3, 0, 2, 2, 40});
                    wire.stall();
                }),
                Arguments.of(
                        "answered in plain words, which the JDK does not call a handshake", Delivery.UNKNOWN, (Script)
                                wire -> wire.write("HTTP/1.1 400 Bad Request\r\n\r\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("handshakes")
    void aFailedHandshakeMeansNothingWasSent(String how, Delivery delivery, Script script) throws IOException {
        try (ScriptedServer plain = ScriptedServer.of(script)) {

            TransportException failure = catchThrowableOfType(
                    TransportException.class,
                    () -> transport.send(HttpRequest.get(plain.url().replace("http:", "https:") + "/x", TIMEOUT)));

            assertThat(failure.delivery()).isEqualTo(delivery);
            assertThat(failure.retryability()).isEqualTo(Retryability.AFTER_DELAY);
        }
    }

    @Test
    void aHostThatDoesNotShakeHandsInTimeWasSentNothing() throws IOException {
        try (ScriptedServer silent = ScriptedServer.of(ScriptedServer.Wire::stall);
                JdkHttpTransport impatient =
                        JdkHttpTransport.builder().connectTimeout(SHORT).build()) {

            TransportException failure = catchThrowableOfType(
                    TransportException.class,
                    () -> impatient.send(HttpRequest.get(silent.url().replace("http:", "https:") + "/x", TIMEOUT)));

            assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(failure).hasMessageContaining("no connection");
        }
    }

    @Test
    void aThreadInterruptedBeforehandSendsNothing() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(OK)) {
            Thread.currentThread().interrupt();

            TransportException failure = catchThrowableOfType(
                    TransportException.class, () -> transport.send(HttpRequest.get(server.url() + "/x", TIMEOUT)));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void anInterruptEndsTheWaitForAnAnswerAndStaysSet() throws Exception {
        CompletableFuture<Boolean> flagAfterwards = new CompletableFuture<>();
        CountDownLatch arrived = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.of(wire -> {
            wire.request();
            arrived.countDown();
            wire.stall();
        })) {
            Thread caller = new Thread(() -> {
                TransportException failure = catchThrowableOfType(
                        TransportException.class, () -> transport.send(HttpRequest.get(server.url() + "/x", TIMEOUT)));
                flagAfterwards.complete(
                        Thread.currentThread().isInterrupted() && failure.delivery() == Delivery.UNKNOWN);
            });
            caller.start();
            arrived.await();

            caller.interrupt();

            assertThat(flagAfterwards.get()).isTrue();
        }
    }

    @Test
    void anInterruptEndsTheWaitForABodyAndStaysSet() throws Exception {
        CompletableFuture<Boolean> flagAfterwards = new CompletableFuture<>();
        CountDownLatch reading = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.of(wire -> {
            wire.request();
            wire.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
            wire.stall();
        })) {
            Thread caller = new Thread(() -> {
                HttpResponse response = transport.send(HttpRequest.get(server.url() + "/x", TIMEOUT));
                reading.countDown();
                TransportException failure =
                        catchThrowableOfType(TransportException.class, () -> Bodies.text(response));
                flagAfterwards.complete(
                        Thread.currentThread().isInterrupted() && failure.delivery() == Delivery.UNKNOWN);
            });
            caller.start();
            reading.await();

            caller.interrupt();

            assertThat(flagAfterwards.get()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://acme.my.salesforce.com/x",
                "http://127.0.0.1.evil.example/x",
                "http://localhost.evil.example/x",
                "https://user:canary@acme.my.salesforce.com/x",
                "ftp://acme.my.salesforce.com/x",
                "https:///x",
                "/services/data",
                "//acme.my.salesforce.com/x",
                "https://acme.my.salesforce.com/x?q=canary value"
            })
    void anUnsafeUrlIsRefusedWithoutBeingQuoted(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transport.send(HttpRequest.get(url, TIMEOUT)))
                .satisfies(e -> assertThat(e.getMessage() + e.getCause()).doesNotContain("canary"));
    }

    @Test
    void plainHttpToThisMachineNeedsASwitch() {
        try (JdkHttpTransport strict = JdkHttpTransport.create()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> strict.send(HttpRequest.get("http://localhost:1/x", TIMEOUT)))
                    .withMessageContaining("allowPlainHttp");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary\r\nX-Evil: 1", "canary\n", "canary\u0000"})
    void aHeaderValueWithALineBreakIsRefusedWithoutBeingQuoted(String value) {
        HttpRequest request =
                HttpRequest.get("https://acme.my.salesforce.com/x", TIMEOUT).withHeader("X-Name", value);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> transport.send(request))
                .satisfies(e -> assertThat(e.getMessage() + e.getCause())
                        .contains("X-Name")
                        .doesNotContain("canary"));
    }

    @Test
    void aClosedTransportSaysSo() {
        transport.close();

        assertThatThrownBy(() -> transport.send(HttpRequest.get("https://acme.my.salesforce.com/x", TIMEOUT)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    /** Before JDK 21 the collector does it, so it is asked to. */
    @Test
    void aClosedTransportLetsItsConnectionsGo() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.of(wire -> {
            wire.request();
            wire.write(OK);
            wire.stall();
            gone.countDown();
        })) {
            connect(server);

            transport.close();

            do {
                System.gc();
            } while (!gone.await(100, TimeUnit.MILLISECONDS));
            assertThatThrownBy(() -> transport.send(HttpRequest.get(server.url() + "/x", TIMEOUT)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void closingLeavesTheThreadsInterruptFlagAsItWas(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }

        transport.close();

        assertThat(Thread.interrupted()).isEqualTo(interrupted);
    }

    @Test
    void threadsOfItsOwnKeepNoJvmAlive() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(OK)) {
            connect(server);

            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().startsWith("sf-sdk-http-"))
                    .isNotEmpty()
                    .allMatch(Thread::isDaemon);
        }
    }

    @Test
    void anExecutorThatWasGivenIsUsedAndOutlivesTheTransport() throws IOException {
        ExecutorService given = Executors.newFixedThreadPool(2);
        AtomicLong tasks = new AtomicLong();
        Executor counting = task -> {
            tasks.incrementAndGet();
            given.execute(task);
        };
        try (ScriptedServer server = ScriptedServer.answering(OK);
                JdkHttpTransport guest = JdkHttpTransport.builder()
                        .allowPlainHttp(true)
                        .executor(counting)
                        .build()) {
            guest.send(HttpRequest.get(server.url() + "/x", TIMEOUT)).close();
        }

        assertThat(tasks.get()).isPositive();
        assertThat(given.isShutdown()).isFalse();
        given.shutdown();
    }

    /** Makes a connection that the next request finds ready. */
    private void connect(ScriptedServer server) {
        Bodies.text(transport.send(HttpRequest.get(server.url() + "/x", TIMEOUT)));
    }

    private static Script afterOneAnswer(Script script) {
        return wire -> {
            wire.request();
            wire.write(OK);
            script.run(wire);
        };
    }

    private static HttpRequest post(String url, HttpBody body, boolean repeatable) {
        return new HttpRequest("POST", url + "/x", HttpHeaders.none(), body, repeatable, TIMEOUT);
    }

    private static void await(CountDownLatch latch) throws IOException {
        await(latch, Duration.ofDays(1));
    }

    private static boolean await(CountDownLatch latch, Duration time) throws IOException {
        try {
            return latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
