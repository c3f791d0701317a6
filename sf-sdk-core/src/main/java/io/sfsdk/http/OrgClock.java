package io.sfsdk.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * The org's time, from the {@code Date} of its answers. It is a lower bound: the smallest difference to our own clock during the
 * last ten to twenty minutes counts, and a {@code Date} is cut to seconds and older on arrival. So it is never ahead of the org,
 * which a window of changes must not be. Safe to share.
 */
public final class OrgClock {
    private static final long WINDOW_MILLIS = Duration.ofMinutes(10).toMillis();

    private final Clock local;
    private final RecentExtreme<Duration> smallest = new RecentExtreme<>(
            WINDOW_MILLIS, Comparator.<Duration>naturalOrder().reversed());

    OrgClock(Clock local) {
        this.local = local;
    }

    void heard(Instant date) {
        Instant now = local.instant();
        smallest.add(now.toEpochMilli(), Duration.between(now, date));
    }

    /** The org's time now, at the earliest; empty before the first answer. */
    public Optional<Instant> now() {
        return skew().map(skew -> local.instant().plus(skew));
    }

    /** What to add to our clock to get the org's; negative if ours is ahead. Empty before the first answer. */
    public Optional<Duration> skew() {
        return smallest.get();
    }
}
