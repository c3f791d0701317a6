package io.sfsdk.subscribe;

import io.sfsdk.event.EventConnection;
import io.sfsdk.event.EventPage;
import io.sfsdk.event.EventTransport;
import io.sfsdk.event.PositionLostException;
import io.sfsdk.event.ReplayPosition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Subscribes at the stored position, or where the host chose to go on once the org does not keep it. */
final class Opening {
    private final SubscriptionSettings settings;
    private final Progress progress;
    private final StopSignal stop;
    private final Tally tally;
    private @Nullable PositionLostException late;
    private @Nullable ReplayPosition asked;

    Opening(SubscriptionSettings settings, Progress progress, StopSignal stop, Tally tally) {
        this.settings = settings;
        this.progress = progress;
        this.stop = stop;
        this.tally = tally;
    }

    /**
     * A connection and what it gave already.
     *
     * @param since what was published before is not for this subscription; null if all is
     */
    record Opened(
            EventConnection connection,
            EventPage first,
            @Nullable Instant since) {
        Opened(EventConnection connection) {
            this(connection, EventPage.nothing(), null);
        }
    }

    /** The org refused the position only after it had taken the subscription. */
    void refusedLate(PositionLostException refusal) throws RunEnd {
        if (!(asked instanceof ReplayPosition.After)) {
            throw RunEnd.broken("the org refuses even to begin anew", refusal);
        }
        late = refusal;
    }

    Opened open() throws RunEnd {
        EventTransport transport = settings.transport();
        String origin = transport.origin();
        StoredReplay stored = progress.position();
        progress.belongTo(origin);
        if (late != null) {
            PositionLostException refusal = late;
            late = null;
            return lost(stored, origin, ReplayGap.Reason.EXPIRED, refusal);
        }
        if (stored != null && !stored.origin().equals(origin)) {
            return lost(stored, origin, ReplayGap.Reason.FOREIGN, null);
        }
        ReplayPosition position = stored == null ? settings.start() : stored.replay();
        try {
            return stored == null ? begin(origin, position) : goOn(stored, position, origin);
        } catch (PositionLostException e) {
            return lost(stored, origin, ReplayGap.Reason.EXPIRED, e);
        }
    }

    private Opened begin(String origin, ReplayPosition position) throws RunEnd {
        EventConnection connection = connect(position);
        if (position instanceof ReplayPosition.Latest) {
            remember(StoredReplay.since(origin, connection.openedAt()), connection);
        }
        return new Opened(connection);
    }

    private Opened goOn(StoredReplay stored, ReplayPosition position, String origin) throws RunEnd {
        Instant since = stored.kind() == StoredReplay.Kind.SINCE ? stored.at() : null;
        EventConnection connection = connect(position);
        if (stored.id() == null && stored.at().plus(settings.kept()).isBefore(connection.openedAt())) {
            connection.close();
            return lost(stored, origin, ReplayGap.Reason.EXPIRED, null);
        }
        return new Opened(connection, EventPage.nothing(), since);
    }

    private EventConnection connect(ReplayPosition position) {
        asked = position;
        EventConnection connection = settings.transport().open(settings.channel(), position);
        tally.connections++;
        try {
            settings.listener().connected(position);
        } catch (RuntimeException | Error e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    private Opened lost(
            @Nullable StoredReplay stored,
            String origin,
            ReplayGap.Reason reason,
            @Nullable PositionLostException cause)
            throws RunEnd {
        ExpiredReplay choice = settings.expired();
        if (choice instanceof ExpiredReplay.Fail) {
            ReplayGap gap = gap(stored, reason, settings.clock().instant());
            report(gap);
            throw RunEnd.broken(
                    "the stored position cannot be gone on from, " + gap.describe()
                            + "; choose with expired(..) how to go on: earliest, latest or backfill",
                    cause);
        }
        try {
            return choice instanceof ExpiredReplay.Latest
                    ? atTheEnd(stored, origin, reason)
                    : atTheBeginning(choice, stored, origin, reason);
        } catch (PositionLostException e) {
            throw RunEnd.broken("the org refuses even to begin anew", e);
        }
    }

    private Opened atTheEnd(@Nullable StoredReplay stored, String origin, ReplayGap.Reason reason) throws RunEnd {
        EventConnection connection = connect(ReplayPosition.latest());
        remember(StoredReplay.since(origin, connection.openedAt()), connection);
        report(gap(stored, reason, connection.openedAt()));
        return new Opened(connection);
    }

    /** The oldest event that is kept tells where the gap ends, so it is read before the gap is filled. */
    private Opened atTheBeginning(
            ExpiredReplay choice, @Nullable StoredReplay stored, String origin, ReplayGap.Reason reason) throws RunEnd {
        EventConnection connection = connect(ReplayPosition.earliest());
        try {
            EventPage first = stop.await(connection, settings.demand());
            if (stop.isAsked()) {
                throw RunEnd.stopped();
            }
            Instant oldest = first.events().isEmpty()
                    ? connection.openedAt()
                    : first.events().get(0).published().orElse(connection.openedAt());
            ReplayGap gap = gap(stored, reason, oldest);
            report(gap);
            if (choice instanceof ExpiredReplay.Backfill backfill) {
                fill(backfill.filler(), gap);
                progress.move(StoredReplay.earliest(origin, oldest));
            }
            return new Opened(connection, first, null);
        } catch (RunEnd | RuntimeException | Error e) {
            connection.close();
            throw e;
        }
    }

    private static void fill(GapFiller filler, ReplayGap gap) throws RunEnd {
        try {
            filler.fill(gap);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RunEnd.stopped();
        } catch (Exception e) {
            throw RunEnd.broken("the gap could not be filled, " + gap.describe(), e);
        }
    }

    private void remember(StoredReplay position, EventConnection connection) throws RunEnd {
        try {
            progress.move(position);
        } catch (RunEnd e) {
            connection.close();
            throw e;
        }
    }

    private void report(ReplayGap gap) {
        tally.gaps++;
        settings.listener().gap(gap);
    }

    private ReplayGap gap(@Nullable StoredReplay stored, ReplayGap.Reason reason, Instant until) {
        return stored == null
                ? new ReplayGap(settings.channel(), reason, null, null, until)
                : new ReplayGap(settings.channel(), reason, stored.id(), stored.at(), until);
    }
}
