package io.sfsdk.batch;

import static io.sfsdk.batch.Countermeasure.ERROR_IS_CONTAINED;
import static io.sfsdk.batch.Countermeasure.FAILURE_LIMIT;
import static io.sfsdk.batch.Countermeasure.INTENT_FIRST;
import static io.sfsdk.batch.Countermeasure.LETTERS_ARE_KEPT;
import static io.sfsdk.batch.Countermeasure.LETTERS_BEFORE_JOURNAL;

import io.sfsdk.deadletter.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run from the first record to the summary. Chunks are settled in the order in which they were cut. */
final class BatchRun {
    private static final Logger log = LoggerFactory.getLogger(BatchRun.class);

    private final RunParts parts;
    private final BatchSettings settings;
    private final Feed feed;
    private final Chunker chunker;
    private final FailurePolicy.Judge judge;
    private final Breaker breaker;
    private final Deque<ChunkTask> inFlight = new ArrayDeque<>();
    private final Tally tally = new Tally();
    private final List<DeadLetter> unkept = new ArrayList<>();
    private StopSignal signal;
    private @Nullable Stop stop;
    private Instant lastTime = Instant.EPOCH;
    private boolean interrupted;

    BatchRun(RunParts parts, BatchSettings settings) {
        this.parts = parts;
        this.settings = settings;
        this.feed = parts.feed();
        this.chunker = new Chunker(feed, parts.step(), settings.chunkSize(), parts::outgoing);
        this.judge = settings.precautions().failures().begin();
        this.breaker = new Breaker(settings);
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
            while (stop == null && inFlight.size() < (breaker.isHalfOpen() ? 1 : settings.maxInFlight())) {
                List<Item> chunk = chunker.next(breaker.isHalfOpen() ? 1 : Integer.MAX_VALUE);
                if (chunk.isEmpty()) {
                    return;
                }
                startOrWait(chunk);
            }
        } catch (RuntimeException | Error e) {
            feed.putBack(chunker.giveBack());
            stopWith(Stop.error(e));
        }
    }

    /**
     * Two calls that lock the same parent would only get in each other's way. A chunk that has to wait goes back into the feed,
     * where the journal sees it.
     */
    private void startOrWait(List<Item> chunk) {
        if (inFlight.stream().anyMatch(task -> sharesParent(task.chunk(), chunk))) {
            feed.putBack(chunk);
            settleFirst();
            return;
        }
        intend(chunk);
        if (stop == null) {
            inFlight.add(start(chunk));
        } else {
            feed.putBack(chunk);
        }
    }

    private static boolean sharesParent(List<Item> one, List<Item> other) {
        Set<Object> parents = parents(one);
        parents.retainAll(parents(other));
        return !parents.isEmpty();
    }

    private static Set<Object> parents(List<Item> items) {
        Set<Object> parents = new HashSet<>();
        for (Item item : items) {
            Object parent = item.parent();
            if (parent != null) {
                parents.add(parent);
            }
        }
        return parents;
    }

    private void intend(List<Item> chunk) {
        if (parts.journal() != null && settings.isOn(INTENT_FIRST)) {
            try {
                parts.journal().intend(chunk, feed);
            } catch (RuntimeException | Error e) {
                stopWith(Stop.error(e));
            }
        }
    }

    private ChunkTask start(List<Item> chunk) {
        long allowed = settings.allowedFailures(tally.dead());
        ChunkTask task = new ChunkTask(chunk, new ChunkWriter(parts, settings, signal, allowed));
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
        settle(result, List.of());
        if (result.stop() != null) {
            stopWith(result.stop());
        } else if (settings.allowedFailures(tally.dead()) < 0) {
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
        List<Item> unprocessed =
                result.items().stream().filter(Item::isUnprocessed).toList();
        settle(result, unprocessed);
        back.addAll(unprocessed);
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

    /** @param back records that will be handed out once more and have no end yet */
    private void settle(ChunkResult result, List<Item> back) {
        tally.addWork(result);
        result.items().stream().filter(item -> !back.contains(item)).forEach(tally::add);
        List<DeadLetter> letters = letters(result.items());
        if (!settings.isOn(LETTERS_BEFORE_JOURNAL)) {
            note(result.items(), true);
        }
        boolean isKept = keep(result.items(), letters);
        note(result.items(), isKept);
        if (isKept) {
            log.debug(
                    "chunk settled [job={}, records={}, calls={}, dead={}]",
                    settings.job(),
                    result.items().size(),
                    result.calls(),
                    letters.size());
            if (settings.isOn(FAILURE_LIMIT)) {
                judge(result.items(), letters);
            }
            tellListener();
        }
    }

    private boolean keep(List<Item> items, List<DeadLetter> letters) {
        try {
            parts.settler().settle(items, letters);
            return true;
        } catch (RuntimeException | Error e) {
            if (settings.isOn(LETTERS_ARE_KEPT)) {
                unkept.addAll(letters);
                stopWith(Stop.error(e));
                return false;
            }
            return true;
        }
    }

    private void note(List<Item> items, boolean lettersAreKept) {
        if (parts.journal() != null) {
            try {
                parts.journal().settle(items, lettersAreKept, feed);
            } catch (RuntimeException | Error e) {
                stopWith(Stop.error(e));
            }
        }
    }

    private List<DeadLetter> letters(List<Item> items) {
        List<DeadLetter> letters = new ArrayList<>();
        for (Item item : items) {
            if (item.fate() instanceof Fate.Dead dead) {
                letters.add(parts.envelopes().letter(item, dead, now()));
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

    private void judge(List<Item> items, List<DeadLetter> letters) {
        int letter = 0;
        try {
            for (Item item : items) {
                if (!item.isUnprocessed()) {
                    Optional<String> reason = judge.settled(item.isDead() ? letters.get(letter++) : null);
                    reason.ifPresent(why ->
                            stopWith(new Stop(BatchOutcome.STOPPED_TOO_MANY_FAILURES, new IllegalStateException(why))));
                }
            }
        } catch (RuntimeException | Error e) {
            stopWith(Stop.error(e));
        }
    }

    private void tellListener() {
        try {
            settings.listener().settled(tally.progress(settings.job(), accepted()));
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

    private long accepted() {
        return feed.position() - parts.skipped();
    }

    private BatchSummary end() {
        List<Item> rest = feed.rest();
        rest.forEach(Item::leave);
        List<Item> doubtful = rest.stream().filter(Item::isInDoubt).toList();
        if (!doubtful.isEmpty()) {
            note(doubtful, keep(doubtful, letters(doubtful)));
        }
        rest.forEach(tally::add);
        BatchOutcome outcome = stop == null ? BatchOutcome.COMPLETE : stop.outcome();
        Throwable cause = stop == null ? null : stop.cause();
        BatchSummary summary = tally.summary(settings.job(), accepted(), parts.skipped(), outcome, cause);
        if (stop != null && stop.isError() && cause != null) {
            throw new BatchAbortedException(summary, unkept, cause);
        }
        return summary;
    }
}
