package io.sfsdk.subscribe;

import io.sfsdk.error.SalesforceException;
import io.sfsdk.event.Event;
import io.sfsdk.event.EventConnection;
import io.sfsdk.event.EventPage;
import io.sfsdk.event.ManagedEventTransport;
import io.sfsdk.event.PositionLostException;
import io.sfsdk.event.ReplayId;
import io.sfsdk.watermark.WatermarkKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run: connects, reads, hands over, and connects again at the stored position. */
final class SubscriptionRun {
    private static final Logger log = LoggerFactory.getLogger(SubscriptionRun.class);

    /** By when all that was published before a connection was opened has come by it, had there been anything. */
    private static final Duration LATEST_ARRIVAL = Duration.ofHours(1);

    private final SubscriptionSettings settings;
    private final StopSignal stop;
    private final Tally tally;
    private final Progress progress;
    private final Opening opening;
    private final Settlement settlement;
    private final Lanes lanes;
    private final Assembly assembly;
    private final Outage outage;
    private final ReentrantLock turn = new ReentrantLock();

    SubscriptionRun(SubscriptionSettings settings, StopSignal stop) {
        this.settings = settings;
        this.stop = stop;
        this.tally = new Tally(settings.channel());
        this.progress = new Progress(
                settings.store(),
                new WatermarkKey("events", settings.name()),
                settings.storeEvery(),
                settings.byTransaction());
        this.opening = new Opening(settings, progress, stop, tally);
        this.settlement = new Settlement(settings, tally, progress);
        this.lanes = new Lanes(settings.handlers(), new Delivery(settings, stop, turn), settlement, stop, turn);
        this.assembly = settings.assembly().get();
        this.outage = new Outage(settings);
    }

    boolean isBehindAnEvent() {
        try {
            progress.load();
            StoredReplay position = progress.position();
            return position != null && position.id() != null;
        } catch (RunEnd e) {
            e.summaryOrFailure(tally.summary());
            return false;
        }
    }

    SubscriptionSummary run() {
        return untilItEnds().summaryOrFailure(tally.summary());
    }

    private RunEnd untilItEnds() {
        RunEnd end;
        try {
            progress.load();
            while (!stop.isAsked()) {
                session();
            }
            end = RunEnd.stopped();
        } catch (RunEnd e) {
            end = e;
        } catch (RuntimeException e) {
            end = RunEnd.unexpected(e);
        } finally {
            lanes.close();
        }
        return confirmed(progress.storedAtTheEnd(lanes.end(end)));
    }

    /** A server that keeps the position may refuse it when nobody reads any more. */
    private RunEnd confirmed(RunEnd end) {
        if (settings.transport() instanceof ManagedEventTransport server) {
            try {
                server.confirm();
            } catch (SalesforceException e) {
                return end.isStop()
                        ? RunEnd.broken("the org did not take the last position: " + e.getMessage(), e)
                        : end;
            }
        }
        return end;
    }

    private void session() throws RunEnd {
        SalesforceException broken = null;
        try {
            readOn();
        } catch (PositionLostException e) {
            opening.refusedLate(e);
        } catch (SalesforceException e) {
            broken = e;
        }
        lanes.finish();
        assembly.clear();
        progress.reopen();
        if (broken != null && !stop.isAsked()) {
            pauseAfter(broken);
        }
    }

    private void pauseAfter(SalesforceException cause) throws RunEnd {
        tally.failures++;
        Duration pause = outage.after(cause);
        log.debug(
                "connecting again [channel={}, failures={}, pause={}, cause={}]",
                settings.channel(),
                outage.failures(),
                pause,
                cause.getMessage());
        settings.listener().disconnected(cause, outage.failures(), pause);
        stop.nap(pause, settings.sleeper());
    }

    private void readOn() throws RunEnd {
        Opening.Opened opened = opening.open();
        settlement.belongTo(progress.origin());
        try (EventConnection connection = opened.connection()) {
            Silence silence = new Silence(settings.clock(), settings.longestSilence());
            handOver(opened.first(), opened.since());
            while (!stop.isAsked()) {
                EventPage page = ask(connection, silence);
                silence.check(page);
                if (!page.events().isEmpty()
                        || (page.isAlive()
                                && silence.hasLasted(settings.backoff().cap()))) {
                    outage.over();
                }
                handOver(page, opened.since());
            }
            lanes.finish();
            closeTheGroup(connection);
        }
    }

    /** While it is open whether what came last goes on, first asks without waiting, so that its position is stored soon. */
    private EventPage ask(EventConnection connection, Silence silence) throws RunEnd {
        int demand = awaitRoom();
        EventPage page = isGroupOpen() ? connection.ready(demand) : EventPage.silence();
        if (page.events().isEmpty() && assembly.isOpen()) {
            waitForMore();
            return page;
        }
        if (page.events().isEmpty() && !page.isAlive()) {
            page = stop.await(connection, demand, lanes::hasEnded);
        }
        if (page.events().isEmpty() && page.isAlive()) {
            nothingIsLeft(page.checkpoint(), connection.openedAt(), silence.hasLasted(LATEST_ARRIVAL));
        }
        return page;
    }

    /** A transaction whose end does not show is taken for complete after a time. */
    private void waitForMore() throws RunEnd {
        Duration left = assembly.waitLeft(settings.clock().instant());
        if (left.isZero() || left.isNegative()) {
            offer(assembly.silence());
            groupIsWhole();
        } else {
            stop.nap(left, settings.sleeper());
        }
    }

    /** How many events there is room for; not one by one as the last are settled, which would be a request for each. */
    private int awaitRoom() throws RunEnd {
        int demand = settings.demand();
        int most = demand + assembly.most();
        lanes.awaitThat(() -> progress.inHand() <= most - Math.max(1, demand / 4));
        turn.lock();
        try {
            return Math.max(1, Math.min(demand, most - progress.inHand()));
        } finally {
            turn.unlock();
        }
    }

    private boolean isGroupOpen() {
        turn.lock();
        try {
            return progress.isGroupOpen();
        } finally {
            turn.unlock();
        }
    }

    private void groupIsWhole() throws RunEnd {
        turn.lock();
        try {
            progress.groupIsWhole();
        } finally {
            turn.unlock();
        }
    }

    /** Nothing is there besides what came; the stream may tell where it stands. */
    private void nothingIsLeft(@Nullable ReplayId checkpoint, Instant openedAt, boolean isLong) throws RunEnd {
        turn.lock();
        try {
            progress.groupIsWhole();
            if (checkpoint != null) {
                progress.quietAt(checkpoint, openedAt);
            } else if (isLong) {
                progress.quietSince(openedAt);
            }
        } finally {
            turn.unlock();
        }
    }

    private void handOver(EventPage page, @Nullable Instant since) throws RunEnd {
        List<Event> events = page.events();
        if (!events.isEmpty()) {
            received(events.size());
        }
        for (Event event : events) {
            Entry entry = arrived(event, since);
            if (stop.isAsked()) {
                throw RunEnd.stopped();
            }
            offer(assembly.arriving(entry));
            if (!entry.isSettled()) {
                offer(assembly.add(entry));
            }
        }
    }

    private void offer(List<Parcel> parcels) throws RunEnd {
        for (Parcel parcel : parcels) {
            lanes.offer(parcel);
        }
    }

    private void received(int events) {
        turn.lock();
        try {
            tally.received += events;
            settings.listener().received(events);
        } finally {
            turn.unlock();
        }
    }

    /** Settled at once where it is not for the handler. */
    private Entry arrived(Event event, @Nullable Instant since) throws RunEnd {
        turn.lock();
        try {
            Entry entry = progress.arrived(event);
            if (since != null
                    && event.publishedAt() != null
                    && event.publishedAt().isBefore(since)) {
                tally.skipped++;
                entry.settle();
            } else if (isOwn(event)) {
                tally.own++;
                entry.settle();
            }
            progress.advance();
            return entry;
        } finally {
            turn.unlock();
        }
    }

    private boolean isOwn(Event event) {
        String name = settings.ownName();
        return name != null
                && event.change()
                        .flatMap(change -> change.header().originClient())
                        .filter(name::equals)
                        .isPresent();
    }

    /** Asked to stop behind the last event that came: whether its group is whole is worth one question. */
    private void closeTheGroup(EventConnection connection) throws RunEnd {
        if (assembly.isOpen() || !isGroupOpen() || Thread.currentThread().isInterrupted()) {
            return;
        }
        EventPage page = connection.ready(1);
        if (page.events().isEmpty() && page.isAlive()) {
            groupIsWhole();
        }
    }
}
