package io.sfsdk.benchmarks;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.FixedToken;
import io.sfsdk.http.JdkHttpTransport;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Both clients of a comparison, on executors of the same kind: small and fixed, which is what the JDK's client does best with. */
final class Clients implements AutoCloseable {
    private static final int THREADS = 2;

    private final ExecutorService ours = executor();
    private final ExecutorService theirs = executor();
    private final JdkHttpTransport transport =
            JdkHttpTransport.builder().allowPlainHttp(true).executor(ours).build();
    final SalesforceClient sdk;
    final BareClient bare;

    Clients(URI server, String accessToken) {
        this.sdk = SalesforceClient.builder(FixedToken.of(accessToken, server))
                .transport(transport)
                .build();
        this.bare = new BareClient(server, accessToken, theirs);
    }

    /** Of daemon threads. */
    static ExecutorService executor() {
        return Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "http");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void close() {
        transport.close();
        ours.shutdown();
        theirs.shutdown();
    }
}
