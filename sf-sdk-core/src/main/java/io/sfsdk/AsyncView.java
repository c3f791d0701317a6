package io.sfsdk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * A client whose calls run on an executor. The calls are the same and block that executor's threads, so give it as many as calls
 * shall run at once, or virtual ones. Safe to share.
 */
public final class AsyncView {
    private final SalesforceClient client;
    private final Executor executor;

    AsyncView(SalesforceClient client, Executor executor) {
        this.client = client;
        this.executor = executor;
    }

    /**
     * Runs {@code work} on the executor.
     *
     * @return completed with its result, or with what it threw. Cancelling it does not end a call that is under way
     */
    public <T> CompletableFuture<T> call(Function<SalesforceClient, T> work) {
        return CompletableFuture.supplyAsync(() -> work.apply(client), executor);
    }
}
