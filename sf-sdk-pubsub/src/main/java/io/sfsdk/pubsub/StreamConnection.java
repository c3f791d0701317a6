package io.sfsdk.pubsub;

import com.google.protobuf.ByteString;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.TransportException;
import io.sfsdk.event.Event;
import io.sfsdk.event.EventConnection;
import io.sfsdk.event.EventPage;
import io.sfsdk.event.ReplayId;
import io.sfsdk.module.EventSpending;
import io.sfsdk.pubsub.wire.ConsumerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * One subscribed channel: asks for as many events as its reader has places for.
 *
 * @param <Q> what asks
 * @param <A> what brings events
 */
abstract class StreamConnection<Q, A> implements EventConnection {
    private final String channel;
    private final StreamCall<Q, A> call;
    private final EventReader reader;
    private final Duration patience;
    private final Instant openedAt;
    private final EventSpending spending;
    private final Credit credit = new Credit();
    private final Queue<ConsumerEvent> held = new ArrayDeque<>();
    private @Nullable ReplayId checkpoint;

    /** @param patience longest wait for the server to say anything, before the reader is told of silence */
    StreamConnection(
            String channel,
            StreamCall<Q, A> call,
            EventReader reader,
            Duration patience,
            Instant openedAt,
            EventSpending spending) {
        this.channel = channel;
        this.call = call;
        this.reader = reader;
        this.patience = patience;
        this.openedAt = openedAt;
        this.spending = spending;
    }

    /** Asks for more events; the first time with all that the stream begins with. */
    abstract Q asking(int more);

    /** Lays down what an answer brings; false if it says nothing of events. */
    abstract boolean take(A answer);

    /** The stream's end as its reader gets to know it. */
    abstract RuntimeException ended(SalesforceException failure);

    final String channel() {
        return channel;
    }

    @Override
    public final Instant openedAt() {
        return openedAt;
    }

    @Override
    public final EventPage next(int demand) {
        return read(demand, patience);
    }

    /** Silence, and not nothing, as long as the server may still have events behind the last: only an empty answer tells. */
    @Override
    public final EventPage ready(int demand) {
        return read(demand, Duration.ZERO);
    }

    private EventPage read(int demand, Duration longest) {
        if (demand < 1) {
            throw new IllegalArgumentException("a demand of " + demand + " events; it must be 1 or more");
        }
        ask(demand);
        if (held.isEmpty() && credit.isUsed()) {
            spending.require(channel);
        }
        checkpoint = null;
        boolean isAlive = !held.isEmpty() || receive(longest);
        List<Event> events = new ArrayList<>(Math.min(demand, held.size()));
        while (events.size() < demand && !held.isEmpty()) {
            events.add(reader.read(channel, held.remove()));
        }
        ask(demand);
        return new EventPage(events, isAlive, checkpoint);
    }

    private void ask(int demand) {
        int more = credit.topUp(demand, held.size(), spending.room(channel, Credit.MOST));
        if (more > 0) {
            try {
                call.send(asking(more));
            } catch (IllegalStateException e) {
                throw new TransportException("the subscription of " + channel + " was closed", Delivery.NOT_SENT, e);
            }
        }
    }

    private boolean receive(Duration longest) {
        Arrival<A> arrival = await(longest);
        while (arrival instanceof Arrival.Answer<A> answer) {
            call.request(1);
            if (take(answer.value())) {
                return true;
            }
            arrival = await(longest);
        }
        if (arrival instanceof Arrival.End<A> end) {
            SalesforceException failure = Refusals.of("subscribing to " + channel, end.status(), end.trailers());
            call.session().heard(failure);
            throw ended(failure);
        }
        return false;
    }

    /** An answer without events tells how far the stream has come; one with events has their ids. */
    final void take(List<ConsumerEvent> events, ByteString latest) {
        spending.arrived(channel, events.size());
        held.addAll(events);
        credit.used(events.size());
        checkpoint = events.isEmpty() && !latest.isEmpty() ? EventReader.replayId(channel, latest) : null;
    }

    private @Nullable Arrival<A> await(Duration longest) {
        try {
            return call.take(longest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException("waiting for events of " + channel + " was interrupted", Delivery.NOT_SENT, e);
        }
    }

    /** The old call ends before another begins: a twin that lives on would deliver each event again. */
    @Override
    public void close() {
        call.cancel("closed by the subscriber");
    }
}
