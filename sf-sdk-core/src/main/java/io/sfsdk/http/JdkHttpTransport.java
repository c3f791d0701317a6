package io.sfsdk.http;

import io.sfsdk.http.InflatedBody.Bounds;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's HTTP client with its edges closed. Safe to share; one per org client is enough.
 *
 * <ul>
 *   <li>It never follows a redirect: the JDK hands credentials on to the other host.
 *   <li>{@link HttpRequest#timeout()} covers the exchange up to the body's last byte, and a body may not stall longer than
 *       {@link Builder#bodyIdleTimeout}; the JDK's own timeout ends with the headers.
 *   <li>A body that is cut, stalls, or inflates past its bounds fails on reading. One whose end nothing marks is flagged, see
 *       {@link HttpResponse#isDelimited()}.
 *   <li>A request that is not repeatable leaves at most once, whatever the host's JVM is set to.
 *   <li>Only https is sent, and http to loopback where allowed.
 * </ul>
 *
 * <p>Cookies are neither kept nor sent. Answers come from a few daemon threads of its own, which end when idle for ten seconds
 * and at {@link #close()}, unless an executor is given. Idle connections end at {@link #close()} on JDK 21 and later; before, the
 * JDK's client has no end of its own, and they go when it is garbage collected, which nothing here keeps from happening.
 *
 * @see <a href="https://bugs.openjdk.org/browse/JDK-8208693">JDK-8208693, the request timeout does not cover the body</a>
 */
public final class JdkHttpTransport implements HttpTransport, AutoCloseable {
    private final @Nullable ExecutorService ownExecutor;
    private final UrlGuard guard;
    private final JdkAnswer answers;
    private final HostFlags flags;
    private final long idleNanos;

    /** Null once closed, so that its connections go even where the host keeps this transport. */
    private volatile @Nullable HttpClient client;

    private JdkHttpTransport(Builder choices) {
        ownExecutor = choices.executor == null ? IoThreads.create() : null;
        client = clientOf(choices, ownExecutor == null ? choices.executor : ownExecutor);
        guard = new UrlGuard(choices.allowPlainHttp);
        answers = new JdkAnswer(choices.maxHeaderBytes, new Bounds(choices.maxInflatedBytes, choices.maxInflateRatio));
        idleNanos = choices.bodyIdleTimeout.toNanos();
        flags = HostFlags.read();
        flags.warn();
    }

    private static HttpClient clientOf(Builder choices, @Nullable Executor executor) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(choices.version)
                .connectTimeout(choices.connectTimeout);
        if (executor != null) {
            builder.executor(executor);
        }
        if (choices.sslContext != null) {
            builder.sslContext(choices.sslContext);
        }
        if (choices.proxy != null) {
            builder.proxy(choices.proxy);
        }
        return builder.build();
    }

    /** A transport with defaults: see {@link Builder}. */
    public static JdkHttpTransport create() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the URL is none that may be sent to, or a header is none that can be set
     * @throws IllegalStateException after {@link #close()}, or for a request without a body that is not repeatable while {@code
     *     jdk.httpclient.enableAllMethodRetry} is set
     */
    @Override
    public HttpResponse send(HttpRequest request) {
        URI uri = guard.check(request);
        HttpClient open = client;
        if (open == null) {
            throw new IllegalStateException("this transport is closed");
        }
        refuseWhatCannotBeSafe(request);
        WireFailures failures = new WireFailures(request);
        if (Thread.currentThread().isInterrupted()) {
            throw failures.interruptedBefore();
        }
        return exchange(open, request, uri, failures);
    }

    private void refuseWhatCannotBeSafe(HttpRequest request) {
        boolean bodyless = request.body() == null || request.body().length() == 0;
        if (bodyless && !request.repeatable() && flags.resendsEveryMethod()) {
            throw new IllegalStateException(request.describe() + " must not be sent twice, and this JVM's"
                    + " jdk.httpclient.enableAllMethodRetry would; remove that property");
        }
    }

    private HttpResponse exchange(HttpClient open, HttpRequest request, URI uri, WireFailures failures) {
        Deadline deadline = Deadline.in(request.timeout());
        BodyHandler<InputStream> bodies =
                head -> new IncomingBody(source -> new BodyStream(source, deadline, idleNanos, failures));
        HttpBody body = request.body();
        java.net.http.HttpResponse<InputStream> answer = body == null
                        || body.inMemory().isPresent()
                ? sendWhole(open, JdkRequest.of(request, uri, JdkRequest.publisher(request, null)), bodies, failures)
                : sendPumped(open, request, uri, new PumpedBody(body, deadline, failures), bodies, deadline, failures);
        return checked(answer, failures);
    }

    /** On the calling thread as far as the JDK can; {@code sendAsync} would hand each exchange over twice more. */
    private static java.net.http.HttpResponse<InputStream> sendWhole(
            HttpClient client,
            java.net.http.HttpRequest request,
            BodyHandler<InputStream> bodies,
            WireFailures failures) {
        try {
            return client.send(request, bodies);
        } catch (IOException | RuntimeException e) { // the JDK throws the latter for some malformed heads
            throw failures.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failures.interrupted(e);
        }
    }

    /** The calling thread writes the body, so the JDK has to do the rest on its own threads. */
    private static java.net.http.HttpResponse<InputStream> sendPumped(
            HttpClient client,
            HttpRequest request,
            URI uri,
            PumpedBody body,
            BodyHandler<InputStream> bodies,
            Deadline deadline,
            WireFailures failures) {
        CompletableFuture<java.net.http.HttpResponse<InputStream>> answer =
                client.sendAsync(JdkRequest.of(request, uri, JdkRequest.publisher(request, body)), bodies);
        pump(body, answer);
        return await(answer, deadline, failures);
    }

    private static void pump(PumpedBody body, CompletableFuture<java.net.http.HttpResponse<InputStream>> answer) {
        try {
            body.pump(answer);
        } catch (RuntimeException e) {
            abandon(answer);
            throw e;
        }
    }

    private static java.net.http.HttpResponse<InputStream> await(
            CompletableFuture<java.net.http.HttpResponse<InputStream>> answer,
            Deadline deadline,
            WireFailures failures) {
        try {
            return answer.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            abandon(answer);
            throw failures.pastDeadline();
        } catch (InterruptedException e) {
            abandon(answer);
            Thread.currentThread().interrupt();
            throw failures.interrupted(e);
        } catch (ExecutionException e) {
            throw failures.of(e.getCause() == null ? e : e.getCause());
        } catch (CancellationException e) {
            throw failures.of(e);
        }
    }

    /** Breaks the connection off, also when the answer slipped in just now. */
    private static void abandon(CompletableFuture<java.net.http.HttpResponse<InputStream>> answer) {
        if (!answer.cancel(true) && !answer.isCompletedExceptionally()) {
            discard(answer.join());
        }
    }

    private HttpResponse checked(java.net.http.HttpResponse<InputStream> answer, WireFailures failures) {
        try {
            return answers.of(answer, failures);
        } catch (RuntimeException e) {
            discard(answer);
            throw e;
        }
    }

    private static void discard(java.net.http.HttpResponse<InputStream> answer) {
        try {
            answer.body().close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Ends its own threads; an executor that was given stays as it is. Answers that are still being read may break off. */
    @Override
    public void close() {
        if (client instanceof AutoCloseable closeable) {
            closeNow(closeable);
        }
        client = null;
        if (ownExecutor != null) {
            ownExecutor.shutdown();
        }
    }

    /** From JDK 21 on. Closing waits for answers that are still being read, unless the thread is interrupted. */
    private static void closeNow(AutoCloseable client) {
        boolean interrupted = Thread.interrupted();
        Thread.currentThread().interrupt();
        try {
            client.close();
        } catch (Exception e) {
            throw new IllegalStateException("the JDK's client cannot be closed", e);
        } finally {
            Thread.interrupted();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Choices for a {@link JdkHttpTransport}; each has a default. */
    public static final class Builder {
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration bodyIdleTimeout = Duration.ofSeconds(60);
        private HttpClient.Version version = HttpClient.Version.HTTP_1_1;
        private boolean allowPlainHttp;
        private int maxHeaderBytes = 64 * 1024;
        private long maxInflatedBytes = 16L << 30;
        private int maxInflateRatio = 200;
        private @Nullable Executor executor;
        private @Nullable SSLContext sslContext;
        private @Nullable ProxySelector proxy;

        private Builder() {}

        /** Time for one connection, its TLS handshake included; default 10 seconds. */
        public Builder connectTimeout(Duration time) {
            connectTimeout = positive("connectTimeout", time);
            return this;
        }

        /** Longest silence inside an answer's body; default 60 seconds. */
        public Builder bodyIdleTimeout(Duration time) {
            bodyIdleTimeout = positive("bodyIdleTimeout", time);
            return this;
        }

        /** Default HTTP/1.1; before JDK 20, idle HTTP/2 connections are never closed. */
        public Builder version(HttpClient.Version next) {
            version = next;
            return this;
        }

        /** Allows http to {@code localhost}, {@code 127.*} and {@code ::1}, for simulated orgs; default false. */
        public Builder allowPlainHttp(boolean allow) {
            allowPlainHttp = allow;
            return this;
        }

        /** Longest head of an answer; default 64 KiB. */
        public Builder maxHeaderBytes(int bytes) {
            maxHeaderBytes = (int) positive("maxHeaderBytes", bytes);
            return this;
        }

        /** Most bytes that one gzip body may inflate to; default 16 GiB, since a Bulk result may be long. */
        public Builder maxInflatedBytes(long bytes) {
            maxInflatedBytes = positive("maxInflatedBytes", bytes);
            return this;
        }

        /** Most times that a gzip body may grow, counted from its second megabyte on; default 200. */
        public Builder maxInflateRatio(int times) {
            maxInflateRatio = (int) positive("maxInflateRatio", times);
            return this;
        }

        /**
         * Where the JDK's client does its work; never blocked by this class, never shut down by it. Default: a few daemon
         * threads. A cached pool halves the throughput.
         */
        public Builder executor(Executor given) {
            executor = given;
            return this;
        }

        /** Trust and client certificates; default: the JVM's. There is no switch that trusts everybody. */
        public Builder sslContext(SSLContext given) {
            sslContext = given;
            return this;
        }

        /** Default: the JVM's. */
        public Builder proxy(ProxySelector given) {
            proxy = given;
            return this;
        }

        public JdkHttpTransport build() {
            return new JdkHttpTransport(this);
        }

        private static Duration positive(String name, Duration time) {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException(name + " must be positive, got " + time);
            }
            return time;
        }

        private static long positive(String name, long count) {
            if (count <= 0) {
                throw new IllegalArgumentException(name + " must be positive, got " + count);
            }
            return count;
        }
    }
}
