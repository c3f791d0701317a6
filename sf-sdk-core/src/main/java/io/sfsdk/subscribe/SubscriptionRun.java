package io.sfsdk.subscribe;

import io.sfsdk.error.SalesforceException;
import io.sfsdk.event.Event;
import io.sfsdk.event.EventConnection;
import io.sfsdk.event.EventPage;
import io.sfsdk.event.PositionLostException;
import io.sfsdk.event.ReplayId;
import io.sfsdk.watermark.WatermarkKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run: connects, reads, hands over, and connects again at the stored position. */
final class SubscriptionRun {
    private static final Logger log = LoggerFactory.getLogger(SubscriptionRun.class);

    private final SubscriptionSettings settings;
    private final StopSignal stop;
    private final Tally tally;
    private final Progress progress;
    private final Opening opening;
    private final Delivery delivery;
    private final Outage outage;

    SubscriptionRun(SubscriptionSettings settings, StopSignal stop) {
        this.settings = settings;
        this.stop = stop;
        this.tally = new Tally(settings.channel());
        this.progress =
                new Progress(settings.store(), new WatermarkKey("events", settings.name()), settings.storeEvery());
        this.opening = new Opening(settings, progress, stop, tally);
        this.delivery = new Delivery(settings, stop, tally);
        this.outage = new Outage(settings);
    }

    SubscriptionSummary run() {
        try {
            return untilItEnds().summaryOrFailure(tally.summary());
        } catch (SubscriptionException e) {
            throw e;
        } catch (RuntimeException e) {
            return RunEnd.broken("unexpected " + e.getClass().getName(), e).summaryOrFailure(tally.summary());
        }
    }

    private RunEnd untilItEnds() {
        try {
            progress.load();
            while (!stop.isAsked()) {
                session();
            }
            return RunEnd.stopped();
        } catch (RunEnd e) {
            return progress.storedAtTheEnd(e);
        }
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
        try (EventConnection connection = opened.connection()) {
            Silence silence = new Silence(settings.clock(), settings.longestSilence());
            handOver(opened.first(), opened.since());
            while (!stop.isAsked()) {
                EventPage page = ask(connection);
                silence.check(page);
                if (!page.events().isEmpty()
                        || (page.isAlive()
                                && silence.hasLasted(settings.backoff().cap()))) {
                    outage.over();
                }
                handOver(page, opened.since());
            }
            closeTheGroup(connection);
        }
    }

    /** While it is open whether what was handled last goes on, first asks without waiting, so that its position is stored soon. */
    private EventPage ask(EventConnection connection) throws RunEnd {
        EventPage page = progress.isGroupOpen() ? connection.ready(settings.demand()) : EventPage.silence();
        if (page.events().isEmpty() && !page.isAlive()) {
            page = stop.await(connection, settings.demand());
        }
        if (page.events().isEmpty() && page.isAlive()) {
            nothingIsLeft(page, connection);
        }
        return page;
    }

    private void nothingIsLeft(EventPage page, EventConnection connection) throws RunEnd {
        ReplayId checkpoint = page.checkpoint();
        if (checkpoint == null) {
            progress.groupIsWhole();
        } else {
            progress.quietAt(checkpoint, connection.openedAt());
        }
    }

    private void handOver(EventPage page, @Nullable Instant since) throws RunEnd {
        List<Event> events = page.events();
        if (!events.isEmpty()) {
            tally.received += events.size();
            settings.listener().received(events.size());
        }
        for (Event event : events) {
            progress.arriving(event);
            if (stop.isAsked()) {
                throw RunEnd.stopped();
            }
            handOver(event, since);
        }
    }

    private void handOver(Event event, @Nullable Instant since) throws RunEnd {
        if (since != null && event.publishedAt() != null && event.publishedAt().isBefore(since)) {
            tally.skipped++;
            progress.handled(event);
            return;
        }
        delivery.deliver(event, progress.placeInGroup());
        progress.handled(event);
        delivery.checkTheRow();
    }

    /** Asked to stop behind the last event that came: whether its group is whole is worth one question. */
    private void closeTheGroup(EventConnection connection) throws RunEnd {
        if (!progress.isGroupOpen() || Thread.currentThread().isInterrupted()) {
            return;
        }
        EventPage page = connection.ready(1);
        if (page.events().isEmpty() && page.isAlive()) {
            progress.groupIsWhole();
        }
    }
}
