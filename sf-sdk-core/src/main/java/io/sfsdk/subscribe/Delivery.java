package io.sfsdk.subscribe;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.event.Event;
import io.sfsdk.retry.Attempts;
import io.sfsdk.retry.RetryBudget;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Asks the handler, again where it fails, until it takes what it is asked about or refuses it for good. For several threads. */
final class Delivery {
    private final SubscriptionSettings settings;
    private final StopSignal stop;
    private final ReentrantLock turn;
    private final RetryBudget budget = RetryBudget.standard();

    /** @param turn guards what is not for several threads: chance and the listener */
    Delivery(SubscriptionSettings settings, StopSignal stop, ReentrantLock turn) {
        this.settings = settings;
        this.stop = stop;
        this.turn = turn;
    }

    Verdict ask(Parcel parcel) throws RunEnd {
        if (!parcel.isReadable()) {
            return new Verdict.Taken();
        }
        Attempts attempts = new Attempts(settings.retry(), budget, settings.clock(), settings.random());
        Exception failure = attempt(parcel);
        while (failure != null) {
            Optional<Duration> pause = next(attempts, parcel.first().event(), failure);
            if (pause.isEmpty()) {
                ApiError error = ApiError.of(ErrorCode.HANDLER_FAILED, failure.toString());
                return new Verdict.Refused(error, attempts.number(), failure);
            }
            stop.nap(pause.get(), settings.sleeper());
            failure = attempt(parcel);
        }
        attempts.succeeded();
        return new Verdict.Taken();
    }

    private @Nullable Exception attempt(Parcel parcel) throws RunEnd {
        try {
            parcel.call().make();
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RunEnd.stopped();
        } catch (Exception e) {
            return e;
        }
    }

    private Optional<Duration> next(Attempts attempts, Event event, Exception failure) {
        turn.lock();
        try {
            Optional<Duration> pause = attempts.next(Duration.ZERO);
            pause.ifPresent(time -> settings.listener().retrying(event, failure, attempts.number(), time));
            return pause;
        } finally {
            turn.unlock();
        }
    }
}
