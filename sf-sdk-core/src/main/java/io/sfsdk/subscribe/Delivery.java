package io.sfsdk.subscribe;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.event.Event;
import io.sfsdk.event.EventContent;
import io.sfsdk.retry.Attempts;
import io.sfsdk.retry.RetryBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands events to the host one at a time, and keeps those it refuses. When it returns the event is settled. */
final class Delivery {
    private final SubscriptionSettings settings;
    private final StopSignal stop;
    private final Tally tally;
    private final RetryBudget budget = RetryBudget.standard();
    private int deadInARow;

    Delivery(SubscriptionSettings settings, StopSignal stop, Tally tally) {
        this.settings = settings;
        this.stop = stop;
        this.tally = tally;
    }

    /** @param place among the events with the same replay id */
    void deliver(Event event, int place) throws RunEnd {
        if (event.content() instanceof EventContent.Unreadable unreadable) {
            ApiError error = ApiError.of(ErrorCode.UNEXPECTED_ANSWER, unreadable.reason());
            keep(event, place, error, 1, new IllegalStateException(unreadable.reason()));
            return;
        }
        Attempts attempts = new Attempts(settings.retry(), budget, settings.clock(), settings.random());
        Exception failure = attempt(event);
        while (failure != null) {
            Optional<Duration> pause = attempts.next(Duration.ZERO);
            if (pause.isEmpty()) {
                ApiError error = ApiError.of(ErrorCode.HANDLER_FAILED, failure.toString());
                keep(event, place, error, attempts.number(), failure);
                return;
            }
            settings.listener().retrying(event, failure, attempts.number(), pause.get());
            stop.nap(pause.get(), settings.sleeper());
            failure = attempt(event);
        }
        attempts.succeeded();
        accepted(event);
    }

    private void accepted(Event event) {
        deadInARow = 0;
        tally.handled++;
        Instant now = settings.clock().instant();
        settings.listener().handled(event, Duration.between(event.published().orElse(now), now));
    }

    private @Nullable Exception attempt(Event event) throws RunEnd {
        try {
            settings.handler().handle(event);
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RunEnd.stopped();
        } catch (Exception e) {
            return e;
        }
    }

    private void keep(Event event, int place, ApiError error, int attempts, Exception cause) throws RunEnd {
        if (settings.deadLetters() == null) {
            throw RunEnd.broken(
                    "the handler refused event " + event.replayId() + " in " + attempts + " attempts ("
                            + cause.getClass().getName() + "), and there is no sink for dead letters",
                    cause);
        }
        DeadLetter letter = EventLetter.of(
                settings.name(),
                event,
                place,
                tally.handled + tally.dead,
                error,
                attempts,
                settings.clock().instant());
        try {
            settings.deadLetters().accept(List.of(letter));
        } catch (RuntimeException e) {
            throw RunEnd.broken("the dead-letter sink failed on event " + event.replayId(), e);
        }
        tally.dead++;
        deadInARow++;
        settings.listener().dead(event, error);
    }

    /** Asked when the last event's position has moved: that many in a row are no matter of single events any more. */
    void checkTheRow() throws RunEnd {
        if (deadInARow >= settings.deadInARow()) {
            throw RunEnd.broken("the last " + deadInARow + " events in a row became dead letters", null);
        }
    }
}
