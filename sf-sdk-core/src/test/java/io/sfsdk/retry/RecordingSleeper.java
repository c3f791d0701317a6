package io.sfsdk.retry;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Moves a clock instead of waiting, and remembers how often and how long. */
public final class RecordingSleeper implements Sleeper {
    private final ManualClock clock;
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    public RecordingSleeper(ManualClock clock) {
        this.clock = clock;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        pauses.add(duration);
        clock.advance(duration);
    }

    public List<Duration> pauses() {
        return pauses;
    }
}
