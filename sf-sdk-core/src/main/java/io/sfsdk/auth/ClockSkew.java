package io.sfsdk.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far our clock is from the login host's, as its latest answer showed. Safe to share. */
final class ClockSkew {
    private static final Logger log = LoggerFactory.getLogger(ClockSkew.class);
    private static final Duration HARMLESS = Duration.ofSeconds(30);

    /** A {@code Date} is cut to seconds, so on average it is half a second old when written. */
    private static final Duration CUT = Duration.ofMillis(500);

    private volatile @Nullable Duration measured;

    /** Takes one sample: the answer's {@code Date} against the middle of our exchange. */
    void measure(Instant date, Instant sent, Instant received) {
        Instant middle = sent.plus(Duration.between(sent, received).dividedBy(2));
        Duration skew = Duration.between(middle, date.plus(CUT));
        if (isHarmful(skew) && !isHarmful(correction())) {
            log.warn(
                    "this machine's clock is {} s off the login host's; assertions are corrected, the clock should be too",
                    -skew.toSeconds());
        }
        measured = skew;
    }

    /** What to add to our clock for the server's; empty before the first answer. */
    Optional<Duration> measured() {
        return Optional.ofNullable(measured);
    }

    /** What to add to our clock when an assertion is made: nothing for a harmless difference. */
    Duration correction() {
        return measured().filter(ClockSkew::isHarmful).orElse(Duration.ZERO);
    }

    private static boolean isHarmful(Duration skew) {
        return skew.abs().compareTo(HARMLESS) > 0;
    }
}
