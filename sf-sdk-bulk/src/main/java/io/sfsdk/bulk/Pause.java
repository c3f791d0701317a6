package io.sfsdk.bulk;

import io.sfsdk.error.SalesforceException;
import io.sfsdk.retry.Attempts;
import io.sfsdk.retry.Sleeper;
import java.time.Duration;
import java.util.Optional;

/** Waits between attempts. */
record Pause(Sleeper sleeper) {
    /** Waits for the next attempt; false if there is none. Who is interrupted does not try again. */
    boolean beforeNext(Attempts attempts, SalesforceException failure) {
        if (Thread.currentThread().isInterrupted()) {
            return false;
        }
        Optional<Duration> pause = attempts.next(Duration.ZERO);
        if (pause.isEmpty()) {
            return false;
        }
        try {
            sleeper.sleep(pause.get());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure.addSuppressed(e);
            return false;
        }
    }
}
