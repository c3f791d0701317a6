package io.sfsdk.batch;

import io.sfsdk.error.SalesforceException;
import io.sfsdk.record.SObject;
import io.sfsdk.retry.Attempts;
import io.sfsdk.retry.RetryBudget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks what became of a call, by its ticket, as often as the retry policy allows. Used by one thread. */
final class Inquiry {
    private final RunParts run;
    private final BatchSettings settings;
    private final StopSignal signal;

    Inquiry(RunParts run, BatchSettings settings, StopSignal signal) {
        this.run = run;
        this.settings = settings;
        this.signal = signal;
    }

    Finding ask(Call call) {
        try {
            return askUntilTold(call);
        } catch (InterruptedException e) {
            return new Finding.Unknown(Stop.of(BatchOutcome.STOPPED_BY_INTERRUPT));
        } catch (RuntimeException | Error e) {
            return new Finding.Unknown(Stop.error(e));
        }
    }

    private Finding askUntilTold(Call call) throws InterruptedException {
        List<SObject> records = call.items().stream().map(run::outgoing).toList();
        Attempts attempts = new Attempts(
                settings.retry(), RetryBudget.of(Integer.MAX_VALUE / 2), settings.clock(), settings.random());
        while (true) {
            try {
                Optional<Answer.Verdicts> told = run.step().recover(call.ticket(), records);
                return told.<Finding>map(Finding.Told::new).orElseGet(Finding.Nothing::new);
            } catch (SalesforceException e) {
                Stop stop = pauseAfter(e, attempts);
                if (stop != null) {
                    return new Finding.Unknown(stop);
                }
            }
        }
    }

    private @Nullable Stop pauseAfter(SalesforceException e, Attempts attempts) throws InterruptedException {
        Stop stop = CallFailures.unasked(e);
        Optional<Duration> pause =
                stop.outcome() == BatchOutcome.STOPPED_UNAVAILABLE ? attempts.next(Duration.ZERO) : Optional.empty();
        if (pause.isEmpty()) {
            return stop;
        }
        Stop wanted = canWait() ? signal.check() : null;
        if (wanted == null) {
            settings.sleeper().sleep(pause.get());
        }
        return wanted;
    }

    /** Without a journal there is nobody to ask later, so a request to stop waits until this one is told. */
    private boolean canWait() {
        return run.journal() != null;
    }
}
