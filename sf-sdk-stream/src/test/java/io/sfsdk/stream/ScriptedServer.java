package io.sfsdk.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.auth.CachingTokenSource;
import io.sfsdk.auth.TokenSource;
import io.sfsdk.event.EventTransport;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.http.JdkHttpTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on a socket that says what it was told to say, one answer a request, and a client of it. */
final class ScriptedServer implements AutoCloseable {
    static final String SHOOK = """
        [{"ext":{"replay":true,"payload.format":true},"minimumVersion":"1.0","clientId":"c1",
          "supportedConnectionTypes":["long-polling"],"channel":"/meta/handshake","id":"1","version":"1.0","successful":true}]\
        """;
    static final String SUBSCRIBED = """
        [{"clientId":"c1","channel":"/meta/subscribe","id":"2","subscription":"/event/Order__e","successful":true}]\
        """;
    static final String CONNECTED = """
        [{"clientId":"c1","advice":{"interval":0,"timeout":110000,"reconnect":"retry"},
          "channel":"/meta/connect","id":"3","successful":true}]\
        """;
    static final String DISCONNECTED = """
        [{"channel":"/meta/disconnect","id":"4","successful":true}]\
        """;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Seen> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger logins = new AtomicInteger();
    private final JdkHttpTransport wire =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final List<Duration> pauses = new ArrayList<>();

    record Seen(String path, String body, String cookie, String authorization) {}

    private record Answer(int status, String body, List<String> cookies) {}

    ScriptedServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    ScriptedServer says(String body, String... cookies) {
        return says(200, body, cookies);
    }

    ScriptedServer says(int status, String body, String... cookies) {
        answers.add(new Answer(status, body, List.of(cookies)));
        return this;
    }

    /** What a session begins with. */
    ScriptedServer opens() {
        return says(SHOOK).says(SUBSCRIBED).says(CONNECTED);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            requests.add(new Seen(
                    exchange.getRequestURI().getPath(),
                    body,
                    String.join("; ", exchange.getRequestHeaders().getOrDefault("Cookie", List.of())),
                    exchange.getRequestHeaders().getFirst("Authorization")));
            Answer answer = body.contains("/meta/disconnect") ? null : answers.poll();
            Answer said = answer == null ? new Answer(200, DISCONNECTED, List.of()) : answer;
            said.cookies().forEach(cookie -> exchange.getResponseHeaders().add("Set-Cookie", cookie));
            byte[] bytes = said.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(said.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    List<Seen> requests() {
        return requests;
    }

    List<Duration> pauses() {
        return pauses;
    }

    int logins() {
        return logins.get();
    }

    EventTransport events() {
        URI url = URI.create("http://localhost:" + server.getAddress().getPort());
        CachingTokenSource tokens = new CachingTokenSource(
                new TokenSource() {
                    @Override
                    public AccessToken fetch(HttpTransport transport) {
                        return new AccessToken("token" + logins.incrementAndGet(), url);
                    }
                },
                wire);
        return StreamingApi.builder(wire, tokens)
                .time(Clock.systemUTC(), pauses::add)
                .build()
                .events();
    }

    @Override
    public void close() {
        wire.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
