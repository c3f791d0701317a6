package io.sfsdk.benchmarks;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.FixedToken;
import io.sfsdk.benchmarks.data.OrderEvents;
import io.sfsdk.benchmarks.server.ServerAddresses;
import io.sfsdk.benchmarks.server.ServerProcess;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.stream.StreamingApi;
import io.sfsdk.subscribe.EventSubscription;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.cometd.bayeux.client.ClientSessionChannel;
import org.cometd.client.BayeuxClient;
import org.cometd.client.http.jetty.JettyHttpClientTransport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long does it take to receive events by long polls from a server in another JVM that never lets one wait? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class CometdClientBenchmark {
    private static final int AT_ONCE = 500;

    @Param("100000")
    int records;

    private HttpClient bare;
    private org.eclipse.jetty.client.HttpClient jetty;
    private URI server;
    private JdkHttpTransport transport;
    private SalesforceClient client;

    @Setup
    public void setUp() throws Exception {
        ServerAddresses servers = ServerProcess.ofThisJvm();
        server = servers.polls();
        bare = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        jetty = new org.eclipse.jetty.client.HttpClient();
        jetty.start();
        transport = JdkHttpTransport.builder().allowPlainHttp(true).build();
        client = SalesforceClient.builder(FixedToken.of(servers.accessToken(), server))
                .transport(transport)
                .with(StreamingApi.module())
                .build();
    }

    @TearDown(Level.Trial)
    public void tearDown() throws Exception {
        client.close();
        transport.close();
        jetty.stop();
    }

    /** As many polls with the JDK's client, their bytes read away. */
    @Benchmark
    public long floorPolls() throws IOException, InterruptedException {
        HttpRequest poll = HttpRequest.newBuilder(server.resolve("/cometd/66.0"))
                .POST(HttpRequest.BodyPublishers.ofString("[{\"channel\":\"/meta/connect\",\"clientId\":\"c1\"}]"))
                .build();
        long bytes = 0;
        for (int events = 0; events < records; events += AT_ONCE) {
            try (InputStream body =
                    bare.send(poll, HttpResponse.BodyHandlers.ofInputStream()).body()) {
                bytes += body.transferTo(OutputStream.nullOutputStream());
            }
        }
        return bytes;
    }

    /** A subscription, from the wire to a handler that counts, a position stored in memory for each answer to a poll. */
    @Benchmark
    public long sdk() {
        AtomicReference<EventSubscription> running = new AtomicReference<>();
        int[] left = {records};
        EventSubscription orders = client.events(OrderEvents.CHANNEL)
                .replay(new InMemoryWatermarkStore())
                .from(ReplayPosition.earliest())
                .storeEvery(AT_ONCE)
                .handle(event -> {
                    if (--left[0] == 0) {
                        Objects.requireNonNull(running.get()).stop();
                    }
                });
        running.set(orders);
        return orders.run().handled();
    }

    /** CometD's own client with a listener that counts; it stores no position. */
    @Benchmark
    public void peerBayeuxClient() throws InterruptedException {
        CountDownLatch left = new CountDownLatch(records);
        BayeuxClient peer =
                new BayeuxClient(server.resolve("/cometd/66.0").toString(), new JettyHttpClientTransport(null, jetty));
        peer.getChannel(OrderEvents.CHANNEL)
                .addListener((ClientSessionChannel.MessageListener) (channel, message) -> left.countDown());
        peer.handshake();
        left.await();
        peer.abort();
    }
}
