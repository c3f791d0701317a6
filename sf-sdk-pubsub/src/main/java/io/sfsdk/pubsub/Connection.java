package io.sfsdk.pubsub;

import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The HTTP/2 connection to one endpoint, made when it is first needed. Safe to share. */
final class Connection implements AutoCloseable {
    /** The documentation asks for 3 MB; whether an answer can exceed gRPC's own limit of 4 MB is not known. */
    private static final int LARGEST_ANSWER = 16 * 1024 * 1024;

    private static final int KEEP_ALIVE_SECONDS = 60;

    private final ReentrantLock lock = new ReentrantLock();
    private final String endpoint;
    private final ChannelCredentials credentials;
    private @Nullable ManagedChannel channel;

    /** @param endpoint host and port */
    Connection(String endpoint, ChannelCredentials credentials) {
        this.endpoint = endpoint;
        this.credentials = credentials;
    }

    ManagedChannel channel() {
        lock.lock();
        try {
            if (channel == null) {
                channel = open();
            }
            return channel;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing that runs on the connection's threads waits: an answer is laid down for whoever asks. */
    private ManagedChannel open() {
        return Grpc.newChannelBuilder(endpoint, credentials)
                .directExecutor()
                .disableRetry()
                .maxInboundMessageSize(LARGEST_ANSWER)
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .build();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (channel != null) {
                channel.shutdownNow();
            }
        } finally {
            lock.unlock();
        }
    }
}
