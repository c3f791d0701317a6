package io.sfsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sfsdk.error.Delivery;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.ScriptedServer.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way we know in which an answer breaks: none hangs, and none passes for a whole one. */
@Timeout(60)
class BrokenAnswersTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final int SOON = 300;
    private static final byte[] GZIP = Bodies.gzip("{\"done\":true,\"records\":[]}");

    private final JdkHttpTransport transport = JdkHttpTransport.builder()
            .allowPlainHttp(true)
            .bodyIdleTimeout(Duration.ofMinutes(10))
            .maxInflatedBytes(50_000_000)
            .build();

    @AfterEach
    void close() {
        transport.close();
    }

    static Stream<Arguments> breakages() {
        return Stream.of(
                broken("accept and close", 5000, wire -> {}),
                broken("close after the request", 5000, ScriptedServer.Wire::request),
                broken("reset before a byte", 5000, wire -> {
                    wire.request();
                    wire.reset();
                }),
                silent("no answer", ""),
                broken("half a head", 5000, answer("HTTP/1.1 200 OK\r\nContent-")),
                broken("no HTTP", 5000, answer("SSH-2.0-OpenSSH_9.2\r\n\r\n")),
                silent("stall after the head", OK + "Content-Length: 10\r\n\r\n"),
                silent("stall in the body", OK + "Content-Length: 10\r\n\r\n12345"),
                silent("stall in a chunk", OK + "Transfer-Encoding: chunked\r\n\r\n5\r\n12"),
                broken("a byte now and then", SOON, wire -> {
                    wire.request();
                    wire.write(OK + "Content-Length: 1000000000\r\n\r\n");
                    while (true) {
                        wire.write("1");
                    }
                }),
                broken("shorter than its length", 5000, answer(OK + "Content-Length: 10\r\n\r\n12345")),
                broken("two lengths", 5000, answer(OK + "Content-Length: 5\r\nContent-Length: 3\r\n\r\n12345")),
                broken("a length that is no number", 2000, answer(OK + "Content-Length: five\r\n\r\n12345")),
                broken("a cut chunk", 5000, answer(OK + "Transfer-Encoding: chunked\r\n\r\n5\r\n12")),
                broken("no last chunk", 5000, answer(OK + "Transfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n")),
                broken(
                        "a chunk size that is no number",
                        5000,
                        answer(OK + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n1")),
                broken("reset in the body", 5000, wire -> {
                    wire.request();
                    wire.write(OK + "Content-Length: 10\r\n\r\n12345");
                    wire.reset();
                }),
                broken("a head of a megabyte", 5000, answer(OK + "X-Long: " + "x".repeat(1 << 20) + "\r\n\r\n")),
                broken(
                        "a head of a hundred kilobytes",
                        5000,
                        answer(OK + "X-Long: " + "x".repeat(100_000) + "\r\nContent-Length: 0\r\n\r\n")),
                broken("plain bytes that claim gzip", 5000, gzip("{\"done\":true}".getBytes(StandardCharsets.UTF_8))),
                broken(
                        "empty bytes that claim gzip",
                        5000,
                        answer(OK + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")),
                broken("bytes after the gzip trailer", 5000, gzip(join(GZIP, new byte[] {0}))),
                broken("a page after the gzip trailer", 5000, gzip(join(GZIP, new byte[5000]))),
                broken(
                        "an encoding nobody asked for",
                        5000,
                        answer(OK + "Content-Encoding: br\r\nContent-Length: 1\r\n\r\nx")),
                broken("a bomb", 20_000, gzip(Bodies.gzip(new byte[20_000_000]))),
                broken("a body past its bound", 20_000, gzip(Bodies.gzip(noise(60_000_000)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breakages")
    void noBrokenAnswerHangsOrPassesForAWholeOne(String name, int millis, Script script) throws IOException {
        try (ScriptedServer server = ScriptedServer.of(millis == SOON ? afterAGoodOne(script) : script)) {
            if (millis == SOON) {
                Bodies.text(transport.send(HttpRequest.get(server.url() + "/x", Duration.ofSeconds(20))));
            }
            HttpRequest request = HttpRequest.get(server.url() + "/x?q=canary", Duration.ofMillis(millis))
                    .withHeader("Authorization", "Bearer canary");

            TransportException failure =
                    catchThrowableOfType(TransportException.class, () -> Bodies.text(transport.send(request)));

            assertThat(failure).as(name).isNotNull();
            assertThat(failure.delivery()).isEqualTo(Delivery.UNKNOWN);
            assertThat(failure).hasMessageContaining("GET http://127.0.0.1").hasMessageNotContaining("canary");
        }
    }

    static IntStream everyCut() {
        return IntStream.range(1, GZIP.length);
    }

    @ParameterizedTest
    @MethodSource("everyCut")
    void aGzipBodyCutAnywhereFails(int length) throws IOException {
        try (ScriptedServer server = ScriptedServer.of(gzip(Arrays.copyOf(GZIP, length)))) {

            TransportException failure = catchThrowableOfType(
                    TransportException.class,
                    () -> Bodies.text(transport.send(HttpRequest.get(server.url() + "/x", Duration.ofSeconds(20)))));

            assertThat(failure).hasMessageContaining("cut or damaged");
        }
    }

    @Test
    void aGzipBodyWithAFlippedBitFails() throws IOException {
        byte[] flipped = GZIP.clone();
        flipped[GZIP.length - 6] ^= 1;
        try (ScriptedServer server = ScriptedServer.of(gzip(flipped))) {

            TransportException failure = catchThrowableOfType(
                    TransportException.class,
                    () -> Bodies.text(transport.send(HttpRequest.get(server.url() + "/x", Duration.ofSeconds(20)))));

            assertThat(failure).hasMessageContaining("cut or damaged");
        }
    }

    @Test
    void aSilenceInTheBodyIsBoundedApartFromTheWhole() throws IOException {
        try (ScriptedServer server = ScriptedServer.of(stalling(OK + "Content-Length: 10\r\n\r\n12345"));
                JdkHttpTransport impatient = JdkHttpTransport.builder()
                        .allowPlainHttp(true)
                        .bodyIdleTimeout(Duration.ofMillis(200))
                        .build()) {

            TransportException failure = catchThrowableOfType(
                    TransportException.class,
                    () -> Bodies.text(impatient.send(HttpRequest.get(server.url() + "/x", Duration.ofMinutes(10)))));

            assertThat(failure).hasMessageContaining("stalled");
        }
    }

    /** The connection ends only after the head was handed on; before, the JDK may report the break in place of the head. */
    @Test
    void aBodyThatFailedFailsAgainWhenReadOn() throws IOException {
        CountDownLatch headSeen = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.of(wire -> {
            wire.request();
            wire.write(OK + "Content-Length: 10\r\n\r\n12345");
            await(headSeen);
        })) {
            HttpResponse response = transport.send(HttpRequest.get(server.url() + "/x", Duration.ofSeconds(20)));
            headSeen.countDown();

            TransportException first = catchThrowableOfType(
                    TransportException.class, () -> response.body().readAllBytes());
            TransportException again = catchThrowableOfType(
                    TransportException.class, () -> response.body().read());

            assertThat(again).isSameAs(first).isNotNull();
            response.close();
        }
    }

    @Test
    void aBodyWhoseEndNothingMarksSaysSo() throws IOException {
        try (ScriptedServer server = ScriptedServer.of(answer("HTTP/1.1 200 OK\r\n\r\n{\"done\":tr"))) {

            HttpResponse response = transport.send(HttpRequest.get(server.url() + "/x", Duration.ofSeconds(20)));

            assertThat(response.isDelimited()).isFalse();
            assertThat(Bodies.text(response)).isEqualTo("{\"done\":tr");
        }
    }

    @Test
    void aGzipTrailerMarksTheEndOfAnUnframedBody() throws IOException {
        try (ScriptedServer server = ScriptedServer.of(wire -> {
            wire.request();
            wire.write(OK + "Content-Encoding: gzip\r\n\r\n");
            wire.write(GZIP);
        })) {

            HttpResponse response = transport.send(HttpRequest.get(server.url() + "/x", Duration.ofSeconds(20)));

            assertThat(response.isDelimited()).isTrue();
            assertThat(Bodies.text(response)).contains("done");
        }
    }

    @Test
    void aPostThatGetsNoByteIsNotSentAgain() throws IOException {
        try (ScriptedServer server = ScriptedServer.of(ScriptedServer.Wire::request)) {
            HttpRequest request = new HttpRequest(
                    "POST",
                    server.url() + "/x",
                    HttpHeaders.none(),
                    HttpBody.form("a=1"),
                    false,
                    Duration.ofSeconds(20));

            TransportException failure = catchThrowableOfType(TransportException.class, () -> transport.send(request));

            assertThat(failure.delivery()).isEqualTo(Delivery.UNKNOWN);
            assertThat(server.requests()).hasSize(1);
        }
    }

    private static Arguments silent(String name, String answer) {
        return broken(name, SOON, stalling(answer));
    }

    /** So that a short time is spent waiting for the answer, and none of it on a connection. */
    private static Script afterAGoodOne(Script script) {
        return wire -> {
            wire.request();
            wire.write(Bodies.json(200, "{}"));
            script.run(wire);
        };
    }

    private static Arguments broken(String name, int millis, Script script) {
        return arguments(name, millis, script);
    }

    private static Script answer(String answer) {
        return wire -> {
            wire.request();
            wire.write(answer);
        };
    }

    private static Script stalling(String answer) {
        return wire -> {
            wire.request();
            wire.write(answer);
            wire.stall();
        };
    }

    private static Script gzip(byte[] body) {
        return wire -> {
            wire.request();
            wire.write(OK + "Content-Encoding: gzip\r\nContent-Length: " + body.length + "\r\n\r\n");
            wire.write(body);
        };
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** Bytes that deflate a little: sixteen letters at random. */
    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new java.util.Random(1).nextBytes(bytes);
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ('a' + (bytes[i] & 15));
        }
        return bytes;
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
