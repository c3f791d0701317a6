package io.sfsdk.batch;

import static io.sfsdk.batch.Countermeasure.ERROR_IS_CONTAINED;
import static io.sfsdk.batch.Countermeasure.INTENT_FIRST;
import static io.sfsdk.batch.Countermeasure.RECOVER_FIRST;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run from the first record to the summary. Chunks are settled in the order in which they were cut. */
final class BatchRun {
    private final RunParts parts;
    private final BatchSettings settings;
    private final Feed feed;
    private final Chunker chunker;
    private final Breaker breaker;
    private final Recovery recovery;
    private final Bookkeeping books;
    private final Deque<ChunkTask> inFlight = new ArrayDeque<>();
    private StopSignal signal;
    private @Nullable Stop stop;
    private boolean interrupted;

    BatchRun(RunParts parts, BatchSettings settings) {
        this.parts = parts;
        this.settings = settings;
        this.feed = parts.feed();
        this.chunker = new Chunker(feed, parts.step(), settings.chunkSize(), parts::outgoing);
        this.breaker = new Breaker(settings);
        this.recovery = new Recovery(parts, settings);
        this.books = new Bookkeeping(parts, settings, this::stopWith);
        this.signal = new StopSignal(settings.stopWhen());
    }

    /** @throws BatchAbortedException if a part of the host's broke the run off */
    BatchSummary run() {
        try {
            books.now();
            recovery.add(parts.leftovers());
            fill();
            while (!inFlight.isEmpty()) {
                settleFirst();
                fill();
            }
            return end();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void fill() {
        try {
            while (stop == null && inFlight.size() < (breaker.isHalfOpen() ? 1 : settings.maxInFlight())) {
                if (recovery.isNeeded()) {
                    recover();
                    continue;
                }
                Chunk recovered = recovery.poll();
                if (recovered != null) {
                    inFlight.add(start(recovered));
                    continue;
                }
                List<Item> chunk = chunker.next(breaker.isHalfOpen() ? 1 : Integer.MAX_VALUE);
                if (chunk.isEmpty()) {
                    return;
                }
                startOrWait(Chunk.of(chunk));
            }
        } catch (RuntimeException | Error e) {
            feed.putBack(chunker.giveBack());
            stopWith(Stop.error(e));
        }
    }

    private void recover() {
        if (!settings.isOn(RECOVER_FIRST)) {
            recovery.guess();
            return;
        }
        Stop unknown = recovery.ask(signal);
        if (breaker.opensAt(unknown)) {
            pauseBeforeProbe(unknown);
        } else if (unknown != null) {
            stopWith(unknown);
        } else {
            breaker.close();
        }
    }

    /**
     * Two calls that lock the same parent would only get in each other's way. A chunk that has to wait goes back into the feed,
     * where the journal sees it.
     */
    private void startOrWait(Chunk chunk) {
        if (inFlight.stream().anyMatch(task -> task.chunk().sharesParent(chunk))) {
            feed.putBack(chunk.items());
            settleFirst();
            return;
        }
        intend(chunk);
        if (stop == null) {
            inFlight.add(start(chunk));
        } else {
            feed.putBack(chunk.items());
        }
    }

    private void intend(Chunk chunk) {
        if (parts.journal() != null && settings.isOn(INTENT_FIRST)) {
            try {
                parts.journal().intend(chunk.items(), !parts.step().isRecoverable(), feed);
            } catch (RuntimeException | Error e) {
                stopWith(Stop.error(e));
            }
        }
    }

    private ChunkTask start(Chunk chunk) {
        ChunkTask task = new ChunkTask(chunk, new ChunkWriter(parts, settings, signal, books.allowedFailures()));
        try {
            settings.executor().execute(task);
        } catch (RuntimeException | Error e) {
            task.withdraw(e);
            stopWith(Stop.error(e));
        }
        return task;
    }

    private void settleFirst() {
        ChunkResult result = await(inFlight.removeFirst());
        takeInterrupt();
        if (stop == null && breaker.opensAt(result.stop())) {
            waitForEndOf(result);
            return;
        }
        books.settle(result, Set.of());
        if (result.stop() != null) {
            stopWith(result.stop());
        } else if (books.allowedFailures() < 0) {
            stopWith(Stop.of(BatchOutcome.STOPPED_TOO_MANY_FAILURES));
        }
        if (result.calls() > 0 && result.stop() == null) {
            breaker.close();
        }
    }

    /** An outage: what was not processed comes back, and one record shall find out when to go on. */
    private void waitForEndOf(ChunkResult outage) {
        signal.raise();
        List<Item> back = new ArrayList<>();
        settleOpenly(outage, back);
        while (!inFlight.isEmpty()) {
            ChunkResult other = await(inFlight.removeFirst());
            settleOpenly(other, back);
            if (other.stop() != null && other.stop().isError()) {
                stopWith(other.stop());
            }
        }
        back.forEach(Item::reset);
        feed.putBack(back);
        signal = new StopSignal(settings.stopWhen());
        if (stop == null) {
            pauseBeforeProbe(outage.stop());
        }
    }

    private void settleOpenly(ChunkResult result, List<Item> back) {
        List<Item> open = result.open();
        books.settle(result, Set.copyOf(open));
        open.stream().filter(Item::isUnprocessed).forEach(back::add);
        recovery.add(Leftover.of(result.pending()));
    }

    private void pauseBeforeProbe(@Nullable Stop outage) {
        try {
            Optional<Duration> pause = breaker.open();
            Stop wanted = pause.isEmpty() ? outage : signal.check();
            if (wanted != null) {
                stopWith(wanted);
                return;
            }
            settings.sleeper().sleep(pause.orElseThrow());
        } catch (InterruptedException e) {
            stopWith(Stop.of(BatchOutcome.STOPPED_BY_INTERRUPT));
        } catch (RuntimeException | Error e) {
            stopWith(Stop.error(e));
        }
    }

    private ChunkResult await(ChunkTask chunk) {
        while (true) {
            try {
                ChunkResult result = chunk.await(settings.executor());
                if (!settings.isOn(ERROR_IS_CONTAINED)
                        && result.stop() != null
                        && result.stop().cause() instanceof Error error) {
                    throw error;
                }
                return result;
            } catch (InterruptedException e) {
                stopWith(Stop.of(BatchOutcome.STOPPED_BY_INTERRUPT));
            }
        }
    }

    /** The first reason stands, but an error outweighs all others. */
    private void stopWith(Stop next) {
        signal.raise();
        interrupted |= next.outcome() == BatchOutcome.STOPPED_BY_INTERRUPT;
        if (stop == null || (next.isError() && !stop.isError())) {
            stop = next;
        } else if (stop.cause() != null && next.cause() != null && stop.cause() != next.cause()) {
            stop.cause().addSuppressed(next.cause());
        }
    }

    private void takeInterrupt() {
        if (Thread.interrupted()) {
            stopWith(Stop.of(BatchOutcome.STOPPED_BY_INTERRUPT));
        }
    }

    private BatchSummary end() {
        List<Item> rest = new ArrayList<>(feed.rest());
        rest.forEach(Item::leave);
        rest.addAll(recovery.rest());
        books.settleRest(rest);
        return books.close(stop == null ? Stop.of(BatchOutcome.COMPLETE) : stop);
    }
}
