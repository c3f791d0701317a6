package io.sfsdk.subscribe;

import io.sfsdk.error.Delivery;
import io.sfsdk.error.TransportException;
import io.sfsdk.event.EventPage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long a server has said nothing. A connection can be dead and look alive. */
final class Silence {
    private final Clock clock;
    private final Duration longest;
    private final Instant opened;
    private Instant heard;

    Silence(Clock clock, Duration longest) {
        this.clock = clock;
        this.longest = longest;
        this.opened = clock.instant();
        this.heard = opened;
    }

    /** Whether the connection is that old. */
    boolean hasLasted(Duration time) {
        return !clock.instant().isBefore(opened.plus(time));
    }

    /** @throws TransportException if it has been silent for too long */
    void check(EventPage page) {
        Instant now = clock.instant();
        if (page.isAlive()) {
            heard = now;
        } else if (!now.isBefore(heard.plus(longest))) {
            throw new TransportException(
                    "the server of the events has said nothing since " + heard, Delivery.UNKNOWN, null);
        }
    }
}
