package io.sfsdk.batch;

import static io.sfsdk.batch.Countermeasure.ERROR_IS_CONTAINED;
import static io.sfsdk.batch.Countermeasure.LETTERS_ARE_KEPT;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.record.SObject;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run from the first record to the summary. Chunks are settled in the order of the input. */
final class BatchRun {
    private static final Logger log = LoggerFactory.getLogger(BatchRun.class);

    private final Step step;
    private final BatchSettings settings;
    private final Chunker chunker;
    private final Settler settler;
    private final LetterWriter envelopes;
    private final StopSignal signal;
    private final Deque<ChunkTask> inFlight = new ArrayDeque<>();
    private final Tally tally = new Tally();
    private final List<DeadLetter> unkept = new ArrayList<>();
    private @Nullable Stop stop;
    private Instant lastTime = Instant.EPOCH;
    private boolean interrupted;

    BatchRun(
            Step step,
            BatchSettings settings,
            Iterator<? extends SObject> input,
            Settler settler,
            LetterWriter envelopes) {
        this.step = step;
        this.settings = settings;
        this.chunker = new Chunker(input, step, settings.chunkSize());
        this.settler = settler;
        this.envelopes = envelopes;
        this.signal = new StopSignal(settings.stopWhen());
    }

    /** @throws BatchAbortedException if a part of the host's broke the run off */
    BatchSummary run() {
        try {
            now();
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
            while (stop == null && inFlight.size() < settings.maxInFlight()) {
                List<Item> chunk = chunker.next();
                if (chunk.isEmpty()) {
                    return;
                }
                inFlight.add(start(chunk));
            }
        } catch (RuntimeException | Error e) {
            stopWith(Stop.error(e));
        }
    }

    private ChunkTask start(List<Item> chunk) {
        long allowed = settings.allowedFailures(tally.dead());
        ChunkTask task = new ChunkTask(chunk, new ChunkWriter(step, settings, signal, allowed));
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
        tally.add(result);
        keep(result);
        if (result.stop() != null) {
            stopWith(result.stop());
        } else if (settings.allowedFailures(tally.dead()) < 0) {
            stopWith(Stop.of(BatchOutcome.STOPPED_TOO_MANY_FAILURES));
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

    private void keep(ChunkResult result) {
        List<DeadLetter> letters = letters(result.items());
        try {
            settler.settle(result.items(), letters);
        } catch (RuntimeException | Error e) {
            if (settings.isOn(LETTERS_ARE_KEPT)) {
                unkept.addAll(letters);
                stopWith(Stop.error(e));
                return;
            }
        }
        log.debug(
                "chunk settled [job={}, records={}, calls={}, dead={}]",
                settings.job(),
                result.items().size(),
                result.calls(),
                letters.size());
        tellListener();
    }

    private List<DeadLetter> letters(List<Item> items) {
        List<DeadLetter> letters = new ArrayList<>();
        for (Item item : items) {
            if (item.fate() instanceof Fate.Dead dead) {
                letters.add(envelopes.letter(item, dead, now()));
            }
        }
        return letters;
    }

    /** A clock that throws stops the run and costs no letter. */
    private Instant now() {
        try {
            lastTime = settings.clock().instant();
        } catch (RuntimeException | Error e) {
            stopWith(Stop.error(e));
        }
        return lastTime;
    }

    private void tellListener() {
        try {
            settings.listener().settled(tally.progress(settings.job(), chunker.pulled()));
        } catch (RuntimeException | Error e) {
            stopWith(Stop.error(e));
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
        for (Item item : chunker.rest()) {
            item.leave();
            tally.add(item);
        }
        BatchOutcome outcome = stop == null ? BatchOutcome.COMPLETE : stop.outcome();
        Throwable cause = stop == null ? null : stop.cause();
        BatchSummary summary = tally.summary(settings.job(), chunker.pulled(), outcome, cause);
        if (stop != null && stop.isError() && cause != null) {
            throw new BatchAbortedException(summary, unkept, cause);
        }
        return summary;
    }
}
