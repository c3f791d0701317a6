package io.sfsdk.pubsub;

import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import java.util.concurrent.TimeUnit;

/** The HTTP/2 connection to one endpoint. */
final class Connection implements AutoCloseable {
    /** The documentation asks for 3 MB; whether an answer can exceed gRPC's own limit of 4 MB is not known. */
    private static final int LARGEST_ANSWER = 16 * 1024 * 1024;

    private static final int KEEP_ALIVE_SECONDS = 60;

    private final ManagedChannel channel;

    /**
     * @param endpoint host and port
     * @param isPlain without TLS, for tests
     */
    Connection(String endpoint, boolean isPlain) {
        ChannelCredentials credentials = isPlain ? InsecureChannelCredentials.create() : TlsChannelCredentials.create();
        // Nothing that runs on the connection's threads waits: an answer is laid down for whoever asks.
        this.channel = Grpc.newChannelBuilder(endpoint, credentials)
                .directExecutor()
                .disableRetry()
                .maxInboundMessageSize(LARGEST_ANSWER)
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .build();
    }

    ManagedChannel channel() {
        return channel;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
