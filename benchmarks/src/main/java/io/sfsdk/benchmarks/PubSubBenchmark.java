package io.sfsdk.benchmarks;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.FixedToken;
import io.sfsdk.benchmarks.data.OrderEvents;
import io.sfsdk.benchmarks.server.ServerAddresses;
import io.sfsdk.benchmarks.server.ServerProcess;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.pubsub.PubSubApi;
import io.sfsdk.pubsub.wire.FetchRequest;
import io.sfsdk.pubsub.wire.FetchResponse;
import io.sfsdk.pubsub.wire.PubSubGrpc;
import io.sfsdk.pubsub.wire.ReplayPreset;
import io.sfsdk.subscribe.EventSubscription;
import io.sfsdk.subscribe.SubscriptionSummary;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
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

/** How long does it take to receive events over gRPC from a server in another JVM that never lets one wait? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PubSubBenchmark {
    private static final int AT_ONCE = 100;

    @Param("100000")
    int records;

    private ManagedChannel channel;
    private SalesforceClient client;

    @Setup
    public void setUp() {
        ServerAddresses servers = ServerProcess.ofThisJvm();
        String endpoint = "localhost:" + servers.eventPort();
        channel = ManagedChannelBuilder.forTarget(endpoint).usePlaintext().build();
        client = SalesforceClient.builder(FixedToken.of(servers.accessToken(), servers.org()))
                .with(PubSubApi.builder()
                        .endpoint(endpoint)
                        .plainText()
                        .organizationId("00D000000000001EAA")
                        .module())
                .build();
    }

    @TearDown(Level.Trial)
    public void tearDown() {
        client.close();
        channel.shutdownNow();
    }

    /** The stub that the build generates: counts the events, reads none, and stores nothing. */
    @Benchmark
    public int floorStub() throws InterruptedException {
        Counting counting = new Counting(records);
        PubSubGrpc.newStub(channel).subscribe(counting);
        counting.done.await();
        return counting.seen;
    }

    /** A subscription, from the wire to a handler that counts, every hundredth position stored in memory. */
    @Benchmark
    public long sdk() {
        AtomicReference<EventSubscription> running = new AtomicReference<>();
        int[] left = {records};
        EventSubscription orders = client.events(OrderEvents.CHANNEL)
                .replay(new InMemoryWatermarkStore())
                .from(ReplayPosition.earliest())
                .demand(AT_ONCE)
                .storeEvery(AT_ONCE)
                .handle(event -> {
                    if (--left[0] == 0) {
                        Objects.requireNonNull(running.get()).stop();
                    }
                });
        running.set(orders);
        SubscriptionSummary summary = orders.run();
        return summary.handled();
    }

    private static final class Counting implements ClientResponseObserver<FetchRequest, FetchResponse> {
        private final CountDownLatch done = new CountDownLatch(1);
        private final int expected;
        private @Nullable ClientCallStreamObserver<FetchRequest> call;
        private boolean isAsked;
        private int seen;

        Counting(int expected) {
            this.expected = expected;
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<FetchRequest> requests) {
            call = requests;
            requests.setOnReadyHandler(this::first);
        }

        private void first() {
            if (!isAsked) {
                isAsked = true;
                ask();
            }
        }

        private void ask() {
            Objects.requireNonNull(call)
                    .onNext(FetchRequest.newBuilder()
                            .setTopicName(OrderEvents.CHANNEL)
                            .setReplayPreset(ReplayPreset.EARLIEST)
                            .setNumRequested(AT_ONCE)
                            .build());
        }

        @Override
        public void onNext(FetchResponse answer) {
            seen += answer.getEventsCount();
            if (seen < expected) {
                ask();
            } else {
                Objects.requireNonNull(call).cancel("enough", null);
            }
        }

        @Override
        public void onError(Throwable cause) {
            done.countDown();
        }

        @Override
        public void onCompleted() {
            done.countDown();
        }
    }
}
