package io.sfsdk.watermark;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A host's clock, which the test moves. */
public final class MovedClock implements InstantSource {
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }
}
