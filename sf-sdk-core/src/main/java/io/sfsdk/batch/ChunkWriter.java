package io.sfsdk.batch;

import static io.sfsdk.batch.Countermeasure.HALVING;
import static io.sfsdk.batch.Countermeasure.HARMLESS_REPEAT;
import static io.sfsdk.batch.Countermeasure.ISOLATION;
import static io.sfsdk.batch.Countermeasure.LOCK_RETRY;
import static io.sfsdk.batch.Countermeasure.LOCK_TEXTS;
import static io.sfsdk.batch.Countermeasure.LOOK_BEFORE_SENDING;
import static io.sfsdk.batch.Countermeasure.NO_BLIND_REPEAT;
import static io.sfsdk.batch.Countermeasure.OUTCOMES_FIRST;
import static io.sfsdk.batch.Countermeasure.STOP_AT_REFUSED_CALL;

import io.sfsdk.error.SalesforceException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings the records of one chunk to their fates: calls, halving of what is refused as a whole, retry rounds for what may pass.
 * Used once, by one thread.
 */
final class ChunkWriter {
    private final Step step;
    private final RunParts run;
    private final Calls calls;
    private final BatchSettings settings;
    private final StopSignal signal;
    private final long allowedFailures;

    private final Deque<List<Item>> parts = new ArrayDeque<>();
    private final Round round;
    private List<Item> doubtful = new ArrayList<>();
    private int clearings;
    private int retried;
    private long failures;
    private @Nullable Stop stop;

    /** @param allowedFailures how many more records may fail without ending the run */
    ChunkWriter(RunParts run, BatchSettings settings, StopSignal signal, long allowedFailures) {
        this.step = run.step();
        this.run = run;
        this.settings = settings;
        this.signal = signal;
        this.allowedFailures = allowedFailures;
        this.calls = new Calls(run, settings, signal);
        this.round = new Round(settings, step.isRecoverable());
    }

    ChunkResult write(Chunk chunk) {
        try {
            round.start();
            begin(chunk);
            workOff();
            while (stop == null && !(round.isEmpty() && doubtful.isEmpty())) {
                if (round.isEmpty()) {
                    clearDoubts();
                } else {
                    startNextRound();
                }
                workOff();
            }
        } catch (RuntimeException | Error e) {
            stop = Stop.error(e);
        }
        leaveRest();
        return new ChunkResult(chunk.items(), calls.made(), retried, calls.pending(), stop);
    }

    private void begin(Chunk chunk) {
        Set<Item> answered = new HashSet<>(chunk.answered());
        answered.forEach(Item::reset);
        take(chunk.answered(), chunk.answers());
        List<Item> sendable = new ArrayList<>(chunk.items().size());
        for (Item item : chunk.items()) {
            if (answered.contains(item)) {
                continue;
            }
            if (item.isPending()) {
                item.reset();
            }
            if (item.fate() == null) {
                sendable.add(item);
            } else {
                giveUp(item);
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
        part.forEach(item -> item.attempted(round.number() + clearings));
        Answer answer = calls.make(part);
        if (step.isRecoverable()) {
            round.start();
        }
        if (answer instanceof Answer.Verdicts verdicts) {
            take(part, verdicts);
        } else if (answer instanceof Answer.Refused refused) {
            halve(part, refused);
        } else if (answer instanceof Answer.Later later) {
            round.putOff(part, later.cause());
        } else if (answer instanceof Answer.Stopped stopped) {
            part.forEach(settings.isOn(STOP_AT_REFUSED_CALL) ? Item::leave : item -> item.become(LocalErrors.blamed()));
            stop = settings.isOn(STOP_AT_REFUSED_CALL) ? stopped.stop() : null;
        }
    }

    /** All fates first: what follows asks the host's clock, which may throw. */
    private void take(List<Item> part, Answer.Verdicts answer) {
        List<Verdict> verdicts = settings.isOn(ISOLATION) ? answer.verdicts() : asOne(answer.verdicts());
        if (settings.isOn(OUTCOMES_FIRST)) {
            for (int i = 0; i < part.size(); i++) {
                note(part.get(i), verdicts.get(i).fate());
            }
        }
        stop = answer.stop();
        for (int i = 0; i < part.size(); i++) {
            take(part.get(i), verdicts.get(i));
        }
    }

    private static void note(Item item, Fate fate) {
        if (fate instanceof Fate.Unprocessed) {
            item.leave();
        } else {
            item.become(fate);
        }
    }

    private void take(Item item, Verdict verdict) {
        Repeat repeat = repeat(verdict);
        if (repeat != Repeat.NO && !round.isLast(Duration.ZERO)) {
            note(item, verdict.fate());
            round.again(item, repeat);
            return;
        }
        note(item, verdict.fate());
        giveUp(item);
    }

    /** An insert in doubt is looked for, if that was asked; whatever else is dead counts as failed. */
    private void giveUp(Item item) {
        if (item.isInDoubt() && run.doubts() != null && Doubts.concern(step)) {
            doubtful.add(item);
        } else if (item.isDead()) {
            failures++;
        }
    }

    /** What is surely absent is sent as if for the first time, as often as attempts are allowed. */
    private void clearDoubts() {
        List<Item> items = doubtful;
        doubtful = new ArrayList<>();
        Doubts doubts = Objects.requireNonNull(run.doubts());
        DoubtClearing clearing = new DoubtClearing(doubts, settings, signal);
        List<Item> absent = settings.isOn(LOOK_BEFORE_SENDING) ? clearing.clear(items) : items;
        stop = clearing.stop();
        boolean isSentAgain =
                doubts.policy().sendsAgain() && ++clearings < settings.retry().maxAttempts();
        if (isSentAgain && !absent.isEmpty()) {
            absent.forEach(Item::reset);
            retried += absent.size();
            round.start();
            parts.add(absent);
        }
        failures += items.stream().filter(Item::isInDoubt).count();
    }

    private Repeat repeat(Verdict verdict) {
        boolean inDoubt = verdict.fate() instanceof Fate.Dead dead && dead.inDoubt();
        if (inDoubt && verdict.repeat() == Repeat.NO && !settings.isOn(NO_BLIND_REPEAT)) {
            return Repeat.AFTER_PAUSE;
        }
        if ((inDoubt && !settings.isOn(HARMLESS_REPEAT))
                || (verdict.repeat() == Repeat.AFTER_PAUSE_IN_SMALLER_CHUNKS && !isLockSeen(verdict))) {
            return Repeat.NO;
        }
        return verdict.repeat();
    }

    private boolean isLockSeen(Verdict verdict) {
        boolean isInCode = verdict.fate() instanceof Fate.Dead dead
                && dead.errors().get(0).code().value().equals("UNABLE_TO_LOCK_ROW");
        return settings.isOn(LOCK_RETRY) && (isInCode || settings.isOn(LOCK_TEXTS));
    }

    private static List<Verdict> asOne(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict.fate() instanceof Fate.Dead)
                .findFirst()
                .map(guilty -> Collections.nCopies(verdicts.size(), guilty))
                .orElse(verdicts);
    }

    private void halve(List<Item> part, Answer.Refused refused) {
        if (part.size() == 1 || !settings.isOn(HALVING)) {
            part.forEach(item -> take(item, refused.alone()));
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
            giveUp(item);
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
