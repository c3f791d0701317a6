package io.sfsdk.bulk;

import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.read.RecordPage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the downloads of one job's results several at a time. Each names the one behind it, so together they must be a chain from the
 * first to the last, with as many records as the job processed. Whether the org lists the first download too is not documented; it is
 * read without its locator and told by what follows it. Used once.
 */
final class ParallelResults {
    private final JobPaths jobs;
    private final JobInfo job;
    private final Consumer<RecordPage> taker;
    private final Function<@Nullable String, BulkCursor> parts;
    private final Queue<String> due = new ConcurrentLinkedQueue<>();
    private final Set<String> read = ConcurrentHashMap.newKeySet();
    private final Set<String> followers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger ends = new AtomicInteger();
    private final AtomicLong records = new AtomicLong();
    private volatile boolean isStopped;
    private volatile @Nullable String second;

    /** @param parts one download by its locator; null for the first */
    ParallelResults(
            JobPaths jobs, JobInfo job, Consumer<RecordPage> taker, Function<@Nullable String, BulkCursor> parts) {
        this.jobs = jobs;
        this.job = job;
        this.taker = taker;
        this.parts = parts;
    }

    long read(int downloads, Executor executor) {
        List<CompletableFuture<Void>> others = new ArrayList<>();
        try (BulkCursor first = parts.apply(null)) {
            boolean unusedAnswer = first.hasNext();
            second = first.following();
            if (second != null) {
                due.addAll(new HashSet<>(ResultLinks.of(jobs, job.id())));
            }
            start(downloads - 1, executor, others);
            take(first);
            work();
        } catch (RuntimeException | Error e) {
            isStopped = true;
            awaitQuietly(others);
            throw e;
        }
        others.forEach(ParallelResults::await);
        requireChain();
        return records.get();
    }

    /** An executor that takes no more leaves more for the others. */
    private void start(int count, Executor executor, List<CompletableFuture<Void>> started) {
        try {
            for (int i = 0; i < Math.min(count, due.size()); i++) {
                started.add(CompletableFuture.runAsync(this::workOrStopAll, executor));
            }
        } catch (RejectedExecutionException e) {
            return;
        }
    }

    private void workOrStopAll() {
        try {
            work();
        } catch (RuntimeException | Error e) {
            isStopped = true;
            throw e;
        }
    }

    private void work() {
        for (String locator = due.poll(); locator != null && !isStopped; locator = due.poll()) {
            try (BulkCursor part = parts.apply(locator)) {
                boolean unusedAnswer = part.hasNext();
                if (second == null || !second.equals(part.following())) { // else it is the first once more
                    read.add(locator);
                    take(part);
                }
            }
        }
    }

    private void take(BulkCursor part) {
        String next = part.following();
        if (next == null) {
            ends.incrementAndGet();
        } else if (!followers.add(next)) {
            throw broken("two of its downloads are followed by the same one");
        }
        while (!isStopped && part.hasNext()) {
            RecordPage page = part.next();
            if (!page.records().isEmpty()) {
                taker.accept(page);
            }
            records.addAndGet(page.records().size());
        }
    }

    private void requireChain() {
        if (ends.get() != 1 || !followers.equals(read)) {
            throw broken("its downloads do not follow each other from the first to the last");
        }
        if (records.get() != job.processed()) {
            throw broken("its results have " + records.get() + " of the " + job.processed() + " records it processed");
        }
    }

    private ProtocolException broken(String how) {
        return new ProtocolException(
                "query job " + job.id() + " cannot be read in parallel: " + how
                        + "; none of it may be taken for all, resume it by one download at a time",
                Retryability.AFTER_DELAY,
                null,
                null);
    }

    private static void awaitQuietly(List<CompletableFuture<Void>> others) {
        others.forEach(other -> other.handle((done, failure) -> null).join());
    }

    private static void await(CompletableFuture<Void> other) {
        try {
            other.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw e;
        }
    }
}
