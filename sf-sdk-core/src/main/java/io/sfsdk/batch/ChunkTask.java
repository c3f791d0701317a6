package io.sfsdk.batch;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A chunk on its way: written at most once, and never lost by an executor that refuses, drops or throws. */
final class ChunkTask implements Runnable {
    private static final long LOOK_AT_EXECUTOR_MILLIS = 200;

    private final Chunk chunk;
    private final ChunkWriter writer;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CompletableFuture<ChunkResult> result = new CompletableFuture<>();

    ChunkTask(Chunk chunk, ChunkWriter writer) {
        this.chunk = chunk;
        this.writer = writer;
    }

    Chunk chunk() {
        return chunk;
    }

    @Override
    public void run() {
        if (taken.compareAndSet(false, true)) {
            result.complete(writer.write(chunk));
        }
    }

    /** Takes it back if nobody began it; what is being written ends by itself. */
    void withdraw(Throwable cause) {
        if (taken.compareAndSet(false, true)) {
            result.complete(new ChunkResult(chunk.items(), 0, 0, List.of(), Stop.error(cause)));
        }
    }

    /** Waits for the end; an executor that was shut down meanwhile may have dropped it. */
    ChunkResult await(Executor executor) throws InterruptedException {
        while (true) {
            try {
                return result.get(LOOK_AT_EXECUTOR_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (executor instanceof ExecutorService service && service.isShutdown()) {
                    withdraw(new RejectedExecutionException("the executor of the job was shut down", e));
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("a chunk broke off without telling how", e.getCause());
            }
        }
    }
}
