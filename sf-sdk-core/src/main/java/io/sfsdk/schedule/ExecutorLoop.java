package io.sfsdk.schedule;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Looks at a job when it is due, and a second later at most once it is stopped, by one task at a time. */
record ExecutorLoop(
        ScheduledJob job, ScheduledExecutorService executor, InstantSource clock, CompletableFuture<Void> end) {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    void plan() {
        if (job.isStopping()) {
            end.complete(null);
            return;
        }
        Duration wait = Duration.between(clock.instant(), job.due());
        Duration nap = wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
        try {
            ScheduledFuture<?> unusedTask =
                    executor.schedule(this::look, Math.max(0, nap.toNanos()), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            end.completeExceptionally(e);
        }
    }

    private void look() {
        try {
            job.tick();
        } catch (RuntimeException | Error e) {
            end.completeExceptionally(e);
            return;
        }
        plan();
    }
}
