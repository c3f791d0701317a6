package io.sfsdk.testkit.pubsub;

import io.grpc.BindableService;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The org's Pub/Sub API, on a port of its own on the loopback interface, without TLS. Safe to share. */
public final class PubSubApi implements AutoCloseable {
    private final Streams streams;
    private final Server server;
    private final ScheduledExecutorService timer;
    private final @Nullable Future<?> ticking;

    private PubSubApi(Streams streams, Server server, boolean running) {
        this.streams = streams;
        this.server = server;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "simulated-org-pubsub");
            thread.setDaemon(true);
            return thread;
        });
        this.ticking = running ? timer.scheduleAtFixedRate(streams::tick, 1, 1, TimeUnit.SECONDS) : null;
    }

    /** Listens on a free port. */
    public static PubSubApi start(PubSubContext context) {
        PubSubFaults faults = new PubSubFaults();
        Schemas schemas = new Schemas();
        Topics topics = new Topics(context.store(), schemas);
        Streams streams = new Streams(topics, schemas, faults);
        BindableService service = new PubSubService(context, streams, new Publishing(context, topics));
        try {
            Server server = NettyServerBuilder.forAddress(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                            InsecureServerCredentials.create())
                    .directExecutor()
                    .intercept(new Gate(context, faults))
                    .addService(service)
                    .build()
                    .start();
            return new PubSubApi(streams, server, context.running());
        } catch (IOException e) {
            throw new UncheckedIOException("no port to listen on", e);
        }
    }

    /** Host and port. */
    public String endpoint() {
        return InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.getPort();
    }

    public Streams streams() {
        return streams;
    }

    /** Called after each move of the clock. */
    public void clockMoved() {
        streams.tick();
    }

    @Override
    public void close() {
        if (ticking != null) {
            ticking.cancel(true);
        }
        timer.shutdownNow();
        server.shutdownNow();
    }
}
