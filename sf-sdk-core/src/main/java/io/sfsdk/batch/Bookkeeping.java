package io.sfsdk.batch;

import static io.sfsdk.batch.Countermeasure.FAILURE_LIMIT;
import static io.sfsdk.batch.Countermeasure.LETTERS_ARE_KEPT;
import static io.sfsdk.batch.Countermeasure.LETTERS_BEFORE_JOURNAL;

import io.sfsdk.deadletter.DeadLetter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the end of each chunk durable and counts it: the letters first, then the journal. What of the host's throws here is a
 * reason to stop and costs no letter. Used by the thread of the job.
 */
final class Bookkeeping {
    private static final Logger log = LoggerFactory.getLogger(Bookkeeping.class);

    private final RunParts parts;
    private final BatchSettings settings;
    private final Consumer<Stop> stopWith;
    private final FailurePolicy.Judge judge;
    private final Tally tally = new Tally();
    private final List<DeadLetter> unkept = new ArrayList<>();
    private Instant lastTime = Instant.EPOCH;

    /** @param stopWith told of reasons to stop */
    Bookkeeping(RunParts parts, BatchSettings settings, Consumer<Stop> stopWith) {
        this.parts = parts;
        this.settings = settings;
        this.stopWith = stopWith;
        this.judge = settings.precautions().failures().begin();
    }

    /** How many more records may fail; negative if there were too many. */
    long allowedFailures() {
        return settings.allowedFailures(tally.dead());
    }

    long accepted() {
        return parts.feed().position() - parts.skipped();
    }

    /** @param back records that will be handed out once more and have no end yet */
    void settle(ChunkResult result, Set<Item> back) {
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

    /** Counts what no chunk took along; of those in doubt there is a letter. */
    void settleRest(List<Item> rest) {
        List<Item> doubtful = rest.stream().filter(Item::isInDoubt).toList();
        if (!doubtful.isEmpty()) {
            note(doubtful, keep(doubtful, letters(doubtful)));
        }
        rest.forEach(tally::add);
    }

    /** @throws BatchAbortedException if the reason to stop is an error */
    BatchSummary close(Stop end) {
        BatchSummary summary = tally.summary(
                settings.job(), parts.step().api(), accepted(), parts.skipped(), end.outcome(), end.cause());
        if (end.isError() && end.cause() != null) {
            throw new BatchAbortedException(summary, unkept, end.cause());
        }
        return summary;
    }

    /** A clock that throws stops the run and costs no letter. */
    Instant now() {
        try {
            lastTime = settings.clock().instant();
        } catch (RuntimeException | Error e) {
            stopWith.accept(Stop.error(e));
        }
        return lastTime;
    }

    private boolean keep(List<Item> items, List<DeadLetter> letters) {
        try {
            parts.settler().settle(items, letters);
            return true;
        } catch (RuntimeException | Error e) {
            if (settings.isOn(LETTERS_ARE_KEPT)) {
                unkept.addAll(letters);
                stopWith.accept(Stop.error(e));
                return false;
            }
            return true;
        }
    }

    private void note(List<Item> items, boolean lettersAreKept) {
        if (parts.journal() != null) {
            try {
                parts.journal().settle(items, lettersAreKept, parts.feed());
            } catch (RuntimeException | Error e) {
                stopWith.accept(Stop.error(e));
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

    private void judge(List<Item> items, List<DeadLetter> letters) {
        int letter = 0;
        try {
            for (Item item : items) {
                if (!item.isOpen()) {
                    Optional<String> reason = judge.settled(item.isDead() ? letters.get(letter++) : null);
                    reason.ifPresent(why -> stopWith.accept(
                            new Stop(BatchOutcome.STOPPED_TOO_MANY_FAILURES, new IllegalStateException(why))));
                }
            }
        } catch (RuntimeException | Error e) {
            stopWith.accept(Stop.error(e));
        }
    }

    private void tellListener() {
        try {
            settings.listener().settled(tally.progress(settings.job(), accepted()));
        } catch (RuntimeException | Error e) {
            stopWith.accept(Stop.error(e));
        }
    }
}
