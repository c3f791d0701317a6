package io.sfsdk.pubsub.kill;

import io.sfsdk.event.EventConnection;
import io.sfsdk.event.EventPage;
import io.sfsdk.event.EventTransport;
import io.sfsdk.event.ManagedEventTransport;
import io.sfsdk.event.ReplayId;
import io.sfsdk.event.ReplayPosition;
import java.time.Instant;

/** Passes the points of what is received, and of positions that the org keeps. */
final class TellingTransport implements ManagedEventTransport {
    private final EventTransport events;
    private final Fate fate;

    TellingTransport(EventTransport events, Fate fate) {
        this.events = events;
        this.fate = fate;
    }

    @Override
    public String origin() {
        return events.origin();
    }

    @Override
    public String channel() {
        return ((ManagedEventTransport) events).channel();
    }

    @Override
    public void commit(ReplayId handled) {
        fate.pass(EventPoint.BEFORE_THE_POSITION);
        ((ManagedEventTransport) events).commit(handled);
        fate.pass(EventPoint.AFTER_THE_POSITION);
    }

    @Override
    public EventConnection open(String channel, ReplayPosition position) {
        fate.pass(EventPoint.BEFORE_THE_STREAM);
        EventConnection connection = events.open(channel, position);
        fate.pass(EventPoint.AFTER_THE_STREAM);
        return new Telling(connection);
    }

    private final class Telling implements EventConnection {
        private final EventConnection connection;

        Telling(EventConnection connection) {
            this.connection = connection;
        }

        @Override
        public Instant openedAt() {
            return connection.openedAt();
        }

        @Override
        public EventPage next(int demand) {
            fate.pass(EventPoint.BEFORE_A_PAGE);
            EventPage page = connection.next(demand);
            fate.pass(EventPoint.AFTER_A_PAGE);
            return page;
        }

        @Override
        public EventPage ready(int demand) {
            return connection.ready(demand);
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}
