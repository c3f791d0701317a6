package io.sfsdk.batch;

import io.sfsdk.error.SalesforceException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings the records of one chunk to their fates: calls, halving of what is refused as a whole, retry rounds for what may pass.
 * Used once, by one thread.
 */
final class ChunkWriter {
    private final Step step;
    private final BatchSettings settings;
    private final StopSignal signal;
    private final long allowedFailures;

    private final Deque<List<Item>> parts = new ArrayDeque<>();
    private final Round round;
    private int calls;
    private int retried;
    private long failures;
    private @Nullable Stop stop;

    /** @param allowedFailures how many more records may fail without ending the run */
    ChunkWriter(Step step, BatchSettings settings, StopSignal signal, long allowedFailures) {
        this.step = step;
        this.settings = settings;
        this.signal = signal;
        this.allowedFailures = allowedFailures;
        this.round = new Round(settings);
    }

    ChunkResult write(List<Item> chunk) {
        begin(chunk);
        try {
            workOff();
            while (stop == null && !round.isEmpty()) {
                startNextRound();
                workOff();
            }
        } catch (RuntimeException e) {
            stop = Stop.error(e);
        }
        leaveRest();
        return new ChunkResult(chunk, calls, retried, stop);
    }

    private void begin(List<Item> chunk) {
        List<Item> sendable = new ArrayList<>(chunk.size());
        for (Item item : chunk) {
            if (item.fate() == null) {
                sendable.add(item);
            } else {
                failures++;
            }
        }
        if (!sendable.isEmpty()) {
            parts.add(sendable);
        }
    }

    private void workOff() {
        checkFailures();
        while (stop == null && !parts.isEmpty()) {
            stop = signal.check();
            if (stop == null) {
                attempt(parts.removeFirst());
                checkFailures();
            }
        }
    }

    private void attempt(List<Item> part) {
        part.forEach(item -> item.attempted(round.number()));
        Answer answer = step.attempt(part.stream().map(Item::record).toList());
        calls += answer instanceof Answer.Refused refused && !refused.sent() ? 0 : 1;
        if (answer instanceof Answer.Verdicts verdicts) {
            take(part, verdicts);
        } else if (answer instanceof Answer.Refused refused) {
            halve(part, refused);
        } else if (answer instanceof Answer.Later later) {
            round.putOff(part, later.cause());
        } else if (answer instanceof Answer.Stopped stopped) {
            part.forEach(Item::leave);
            stop = stopped.stop();
        }
    }

    private void take(List<Item> part, Answer.Verdicts verdicts) {
        for (int i = 0; i < part.size(); i++) {
            take(part.get(i), verdicts.verdicts().get(i));
        }
        stop = verdicts.stop();
    }

    private void take(Item item, Verdict verdict) {
        if (verdict.fate() instanceof Fate.Unprocessed) {
            item.leave();
        } else {
            item.become(verdict.fate());
        }
        if (verdict.repeat() != Repeat.NO && !round.isLast(Duration.ZERO)) {
            round.again(item, verdict.repeat());
        } else if (item.isDead()) {
            failures++;
        }
    }

    private void halve(List<Item> part, Answer.Refused refused) {
        if (part.size() == 1) {
            take(part.get(0), refused.alone());
            return;
        }
        int middle = part.size() / 2;
        parts.addFirst(part.subList(middle, part.size()));
        parts.addFirst(part.subList(0, middle));
    }

    private void startNextRound() {
        Duration pause = round.pause();
        if (round.isLast(pause)) {
            giveUp();
            return;
        }
        try {
            settings.sleeper().sleep(pause);
        } catch (InterruptedException e) {
            stop = Stop.of(BatchOutcome.STOPPED_BY_INTERRUPT);
            return;
        }
        retried += round.size();
        parts.addAll(round.next());
    }

    /** What the org said last of each record stands. What it put off unheard is left, and the run with it. */
    private void giveUp() {
        SalesforceException unheard = round.putOffCause();
        stop = unheard == null ? null : new Stop(BatchOutcome.STOPPED_UNAVAILABLE, unheard);
        for (Item item : round.takeAll()) {
            if (item.isDead()) {
                failures++;
            }
        }
        checkFailures();
    }

    private void checkFailures() {
        if (stop == null && failures > allowedFailures) {
            stop = Stop.of(BatchOutcome.STOPPED_TOO_MANY_FAILURES);
        }
    }

    private void leaveRest() {
        round.takeAll().forEach(Item::leave);
        parts.forEach(part -> part.forEach(Item::leave));
        parts.clear();
    }
}
