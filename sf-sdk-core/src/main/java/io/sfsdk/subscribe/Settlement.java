package io.sfsdk.subscribe;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.event.Event;
import io.sfsdk.event.EventContent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts what was taken, keeps what was refused, and moves the position past both. Guarded by whoever calls it. */
final class Settlement {
    private final SubscriptionSettings settings;
    private final Tally tally;
    private final Progress progress;
    private final Remembered remembered;
    private int refusedInARow;

    Settlement(SubscriptionSettings settings, Tally tally, Progress progress) {
        this.settings = settings;
        this.tally = tally;
        this.progress = progress;
        this.remembered = new Remembered(settings.remembered());
    }

    /** Where the events that follow come from. */
    void belongTo(String origin) {
        remembered.belongTo(origin);
    }

    /** Whether all of it was settled before, in this run. */
    boolean isKnown(Parcel parcel) {
        return remembered.knows(parcel);
    }

    void settle(Parcel parcel, Verdict verdict) throws RunEnd {
        if (verdict instanceof Verdict.Known) {
            suppress(parcel);
            return;
        }
        List<DeadLetter> letters = keep(parcel, verdict);
        for (Entry entry : parcel.entries()) {
            entry.settle();
        }
        remembered.add(parcel);
        progress.pass();
        for (Entry entry : parcel.entries()) {
            ApiError error = error(entry, verdict);
            if (error == null) {
                handled(entry.event());
            } else {
                tally.dead++;
                settings.listener().dead(entry.event(), error);
            }
        }
        refusedInARow = letters.isEmpty() ? 0 : refusedInARow + 1;
        progress.advance();
        if (refusedInARow >= settings.deadInARow()) {
            throw RunEnd.broken("the last " + refusedInARow + " events in a row became dead letters", null);
        }
    }

    private void suppress(Parcel parcel) throws RunEnd {
        parcel.entries().forEach(Entry::settle);
        tally.suppressed += parcel.entries().size();
        progress.advance();
    }

    /** The run is over: what was handled stays handled, and all else waits for the next. */
    void settleAfterTheEnd(Parcel parcel, Verdict verdict) {
        if (verdict instanceof Verdict.Taken
                && parcel.entries().stream().allMatch(entry -> error(entry, verdict) == null)) {
            parcel.entries().forEach(Entry::settle);
            progress.pass();
            tally.handled += parcel.entries().size();
        }
    }

    private void handled(Event event) {
        tally.handled++;
        Instant now = settings.clock().instant();
        settings.listener().handled(event, Duration.between(event.published().orElse(now), now));
    }

    /** Before anything is counted, so that a sink that fails leaves no trace. */
    private List<DeadLetter> keep(Parcel parcel, Verdict verdict) throws RunEnd {
        List<DeadLetter> letters = new ArrayList<>();
        for (Entry entry : parcel.entries()) {
            ApiError error = error(entry, verdict);
            if (error != null) {
                letters.add(letter(entry, error, attempts(entry, verdict), letters.size()));
            }
        }
        if (!letters.isEmpty()) {
            keep(letters, parcel.first().event(), verdict);
        }
        return letters;
    }

    private void keep(List<DeadLetter> letters, Event first, Verdict verdict) throws RunEnd {
        if (settings.deadLetters() == null) {
            throw verdict instanceof Verdict.Refused refused
                    ? RunEnd.broken(
                            "the handler refused event " + first.replayId() + " in " + refused.attempts()
                                    + " attempts (" + refused.cause().getClass().getName()
                                    + "), and there is no sink for dead letters",
                            refused.cause())
                    : RunEnd.broken(
                            "event " + first.replayId() + " cannot be read, and there is no sink for dead letters",
                            null);
        }
        try {
            settings.deadLetters().accept(letters);
        } catch (RuntimeException e) {
            throw RunEnd.broken("the dead-letter sink failed on event " + first.replayId(), e);
        }
    }

    private DeadLetter letter(Entry entry, ApiError error, int attempts, int before) {
        return EventLetter.of(
                settings.name(),
                entry.event(),
                entry.place(),
                tally.handled + tally.dead + before,
                error,
                attempts,
                settings.clock().instant());
    }

    private static @Nullable ApiError error(Entry entry, Verdict verdict) {
        if (entry.event().content() instanceof EventContent.Unreadable unreadable) {
            return ApiError.of(ErrorCode.UNEXPECTED_ANSWER, unreadable.reason());
        }
        return verdict instanceof Verdict.Refused refused ? refused.error() : null;
    }

    private static int attempts(Entry entry, Verdict verdict) {
        return verdict instanceof Verdict.Refused refused && !entry.isUnreadable() ? refused.attempts() : 1;
    }
}
