package io.sfsdk.batch;

import io.sfsdk.error.SalesforceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the records of one chunk that are in doubt, again and again until each is found or the quiet time is over. Used by
 * one thread.
 */
final class DoubtClearing {
    /** Most calls whose answer is lost have ended soon; after a few looks only the last one is worth its call. */
    private static final int EARLY_LOOKS = 3;

    private static final Duration UNSTOPPED = Duration.ofSeconds(10);

    private final Doubts doubts;
    private final BatchSettings settings;
    private final StopSignal signal;
    private @Nullable Stop stop;

    DoubtClearing(Doubts doubts, BatchSettings settings, StopSignal signal) {
        this.doubts = doubts;
        this.settings = settings;
        this.signal = signal;
    }

    /** Returns those that are surely absent; the others are written, or in doubt as before. */
    List<Item> clear(List<Item> items) {
        Instant quietFrom = now().plus(doubts.policy().quiet());
        int failures = 0;
        for (int look = 1; ; look++) {
            boolean isQuiet = !now().isBefore(quietFrom) || !settings.isOn(Countermeasure.QUIET_TIME);
            List<Item> open = items.stream().filter(Item::isInDoubt).toList();
            try {
                List<Item> absent = doubts.look(open, doubts.clockAhead(now()));
                if (isQuiet || absent.isEmpty()) {
                    return new ArrayList<>(absent);
                }
            } catch (SalesforceException e) {
                failures++;
                if (isQuiet && failures >= settings.retry().maxAttempts()) {
                    return List.of();
                }
            }
            Duration soon =
                    settings.retry().backoff().pause(look, settings.random()).plusMillis(1);
            Duration left = Duration.between(now(), quietFrom);
            if (!pause(isQuiet || (look < EARLY_LOOKS && soon.compareTo(left) < 0) ? soon : left)) {
                return List.of();
            }
        }
    }

    /** Why the run should go no further, or null. */
    @Nullable
    Stop stop() {
        return stop;
    }

    /** Returns false if the run is to stop. */
    private boolean pause(Duration whole) {
        Duration left = whole;
        while (stop == null && !left.isNegative() && !left.isZero()) {
            Duration part = left.compareTo(UNSTOPPED) < 0 ? left : UNSTOPPED;
            stop = signal.check();
            if (stop == null) {
                sleep(part);
                left = left.minus(part);
            }
        }
        return stop == null;
    }

    private void sleep(Duration duration) {
        try {
            settings.sleeper().sleep(duration);
        } catch (InterruptedException e) {
            stop = Stop.of(BatchOutcome.STOPPED_BY_INTERRUPT);
        }
    }

    private Instant now() {
        return settings.clock().instant();
    }
}
