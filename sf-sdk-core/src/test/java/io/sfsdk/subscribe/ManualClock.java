package io.sfsdk.subscribe;

import io.sfsdk.retry.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Time that passes only in pauses, and where a test says so. For several threads. */
final class ManualClock extends Clock implements Sleeper {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final AtomicReference<Duration> slept = new AtomicReference<>(Duration.ZERO);

    Duration slept() {
        return slept.get();
    }

    void pass(Duration duration) {
        now.updateAndGet(time -> time.plus(duration));
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        slept.updateAndGet(before -> before.plus(duration));
        pass(duration);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
