package io.sfsdk.testkit.pubsub;

import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.sfsdk.testkit.oauth.SessionGate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The org's Pub/Sub API, on two ports of its own on the loopback interface: one without TLS, one with a certificate that vouches for
 * itself. Safe to share.
 */
public final class PubSubApi implements AutoCloseable {
    /** No public source tells how often a client may ping; the usual half minute is no offence here. */
    private static final int PERMITTED_PING_SECONDS = 30;

    private final Streams streams;
    private final SessionGate sessions;
    private final Server plain;
    private final Server secure;
    private final ServerCertificate certificate;
    private final ScheduledExecutorService timer;
    private final @Nullable Future<?> ticking;

    private PubSubApi(PubSubContext context) {
        this.sessions = context.gate();
        PubSubFaults faults = new PubSubFaults();
        Schemas schemas = new Schemas();
        Topics topics = new Topics(context.store(), schemas);
        this.streams = new Streams(topics, schemas, faults);
        PubSubService service = new PubSubService(context, streams, new Publishing(context, topics));
        Gate gate = new Gate(context, faults);
        this.certificate = ServerCertificate.make();
        this.plain = serve(service, gate, InsecureServerCredentials.create());
        this.secure = serve(service, gate, credentials(certificate));
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "simulated-org-pubsub");
            thread.setDaemon(true);
            return thread;
        });
        this.ticking = context.running() ? timer.scheduleAtFixedRate(streams::tick, 1, 1, TimeUnit.SECONDS) : null;
    }

    private static Server serve(PubSubService service, Gate gate, ServerCredentials credentials) {
        try {
            return NettyServerBuilder.forAddress(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), credentials)
                    .directExecutor()
                    .permitKeepAliveTime(PERMITTED_PING_SECONDS, TimeUnit.SECONDS)
                    .intercept(gate)
                    .addService(service)
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("no port to listen on", e);
        }
    }

    private static ServerCredentials credentials(ServerCertificate certificate) {
        try {
            return TlsServerCredentials.create(certificate.certificate(), certificate.privateKey());
        } catch (IOException e) {
            throw new UncheckedIOException("the certificate was made here", e);
        }
    }

    /** Listens on free ports. */
    public static PubSubApi start(PubSubContext context) {
        return new PubSubApi(context);
    }

    /** Host and port without TLS. */
    public String endpoint() {
        return address(plain);
    }

    /** Host and port with TLS. */
    public String tlsEndpoint() {
        return address(secure);
    }

    /** The certificate that {@link #tlsEndpoint()} shows, as a PEM text. */
    public String certificatePem() {
        return certificate.pem();
    }

    private static String address(Server server) {
        return InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.getPort();
    }

    public Streams streams() {
        return streams;
    }

    /** Called whenever sessions were ended. */
    public void sessionsEnded() {
        streams.look();
        streams.publishing().end(sessions::isEnded);
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
        plain.shutdownNow();
        secure.shutdownNow();
    }
}
