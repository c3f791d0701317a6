package io.sfsdk.batch;

import io.sfsdk.retry.Attempts;
import io.sfsdk.retry.RetryBudget;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Closed while the org answers, open after an outage, half open while one record probes it. */
final class Breaker {
    private final BatchSettings settings;
    private @Nullable Attempts attempts;

    Breaker(BatchSettings settings) {
        this.settings = settings;
    }

    /** Whether such an end is one that may be waited for. */
    boolean opensAt(@Nullable Stop stop) {
        return stop != null && settings.precautions().probing().outages().contains(stop.outcome());
    }

    boolean isHalfOpen() {
        return attempts != null && settings.isOn(Countermeasure.HALF_OPEN);
    }

    void close() {
        attempts = null;
    }

    /** The pause before the next probe; empty if there have been enough. */
    Optional<Duration> open() {
        if (attempts == null) {
            attempts = new Attempts(
                    settings.precautions().probing().policy(),
                    RetryBudget.of(Integer.MAX_VALUE / 2),
                    settings.clock(),
                    settings.random());
        }
        return attempts.next(Duration.ZERO);
    }
}
