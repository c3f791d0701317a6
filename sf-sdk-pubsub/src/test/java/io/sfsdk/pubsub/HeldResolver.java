package io.sfsdk.pubsub;

import io.grpc.Attributes;
import io.grpc.EquivalentAddressGroup;
import io.grpc.InternalConfigSelector;
import io.grpc.LoadBalancer;
import io.grpc.NameResolver;
import io.grpc.NameResolverProvider;
import io.grpc.NameResolverRegistry;
import io.grpc.StatusOr;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the service's address for endpoints such as {@code held:1}, and holds the first call in the middle of its start until it is
 * let go: as if that took long just then.
 */
final class HeldResolver extends NameResolverProvider implements AutoCloseable {
    static final String ENDPOINT = "held:1";

    private final InetSocketAddress service;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch starting = new CountDownLatch(1);
    private final CountDownLatch letGo = new CountDownLatch(1);

    /** @param endpoint host and port of the service */
    HeldResolver(String endpoint) {
        int colon = endpoint.lastIndexOf(':');
        this.service =
                new InetSocketAddress(endpoint.substring(0, colon), Integer.parseInt(endpoint.substring(colon + 1)));
        NameResolverRegistry.getDefaultRegistry().register(this);
    }

    /** Returns when a call is held. */
    void awaitStart() throws InterruptedException {
        starting.await();
    }

    void letGo() {
        letGo.countDown();
    }

    @Override
    protected boolean isAvailable() {
        return true;
    }

    @Override
    protected int priority() {
        return 5;
    }

    @Override
    public String getDefaultScheme() {
        return "held";
    }

    @Override
    public @Nullable NameResolver newNameResolver(URI target, NameResolver.Args args) {
        return target.getScheme().equals(getDefaultScheme()) ? new Held(args) : null;
    }

    @Override
    public void close() {
        letGo();
        NameResolverRegistry.getDefaultRegistry().deregister(this);
        threads.shutdownNow();
    }

    private final class Held extends NameResolver {
        private final NameResolver.Args args;

        Held(NameResolver.Args args) {
            this.args = args;
        }

        @Override
        public String getServiceAuthority() {
            return "held";
        }

        @Override
        public void start(Listener2 listener) {
            ConfigOrError settings = args.getServiceConfigParser().parseServiceConfig(Map.of());
            Object config = Objects.requireNonNull(settings.getConfig());
            ResolutionResult found = ResolutionResult.newBuilder()
                    .setAddressesOrError(StatusOr.fromValue(List.of(new EquivalentAddressGroup(service))))
                    .setServiceConfig(settings)
                    .setAttributes(Attributes.newBuilder()
                            .set(InternalConfigSelector.KEY, new Holding(config))
                            .build())
                    .build();
            threads.execute(() -> listener.onResult(found));
        }

        @Override
        public void shutdown() {}
    }

    private final class Holding extends InternalConfigSelector {
        private final Object config;

        Holding(Object config) {
            this.config = config;
        }

        @Override
        public Result selectConfig(LoadBalancer.PickSubchannelArgs call) {
            starting.countDown();
            try {
                letGo.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Result.newBuilder().setConfig(config).build();
        }
    }
}
