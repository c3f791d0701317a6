package io.sfsdk.examples.follower;

import io.sfsdk.event.Event;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.mirror.Mirror;
import io.sfsdk.subscribe.ReplayGap;
import io.sfsdk.subscribe.SubscriptionListener;
import io.sfsdk.testkit.SimulatedOrg;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells of gaps, has people work once the first copy is made, and ends the program when the last event there is was handled. */
final class Watcher implements SubscriptionListener {
    private final SimulatedOrg org;
    private final String channel;
    private final Runnable whenCopied;
    private final PrintStream out;
    private @Nullable Mirror mirror;
    private boolean isFirst = true;

    Watcher(SimulatedOrg org, String channel, Runnable whenCopied, PrintStream out) {
        this.org = org;
        this.channel = channel;
        this.whenCopied = whenCopied;
        this.out = out;
    }

    void stops(Mirror chosen) {
        mirror = chosen;
    }

    /** The subscription whose events are handled begins behind the first copy. */
    @Override
    public void connected(ReplayPosition position) {
        if (isFirst) {
            isFirst = false;
            whenCopied.run();
        }
    }

    @Override
    public void gap(ReplayGap gap) {
        out.println("  events are lost: " + gap.reason() + " position, filled by a sync");
    }

    @Override
    public void handled(Event event, Duration lag) {
        List<Long> known = org.events().replayIds(channel);
        String last = String.valueOf(known.get(known.size() - 1));
        if (mirror != null && event.replayId().value().equals(last)) {
            mirror.stop();
        }
    }
}
