package io.sfsdk.pubsub;

import io.grpc.stub.ClientCallStreamObserver;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.TransportException;
import io.sfsdk.event.Event;
import io.sfsdk.event.EventConnection;
import io.sfsdk.event.EventPage;
import io.sfsdk.event.PositionLostException;
import io.sfsdk.event.ReplayId;
import io.sfsdk.pubsub.wire.ConsumerEvent;
import io.sfsdk.pubsub.wire.FetchRequest;
import io.sfsdk.pubsub.wire.FetchResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** One subscribed channel: asks for as many events as its reader has places for. */
final class PubSubConnection implements EventConnection {
    private final String channel;
    private final ClientCallStreamObserver<FetchRequest> call;
    private final Inbox<FetchRequest, FetchResponse> inbox;
    private final EventReader reader;
    private final SessionWatch session;
    private final Duration patience;
    private final Instant openedAt;
    private final Credit credit = new Credit();
    private final Queue<ConsumerEvent> held = new ArrayDeque<>();
    private @Nullable FetchRequest first;
    private @Nullable ReplayId checkpoint;

    /**
     * @param first names channel and position; sent with the first demand
     * @param patience longest wait for the server to say anything, before the reader is told of silence
     */
    PubSubConnection(
            FetchRequest first,
            ClientCallStreamObserver<FetchRequest> call,
            Inbox<FetchRequest, FetchResponse> inbox,
            EventReader reader,
            SessionWatch session,
            Duration patience,
            Instant openedAt) {
        this.channel = first.getTopicName();
        this.first = first;
        this.call = call;
        this.inbox = inbox;
        this.reader = reader;
        this.session = session;
        this.patience = patience;
        this.openedAt = openedAt;
    }

    @Override
    public Instant openedAt() {
        return openedAt;
    }

    @Override
    public EventPage next(int demand) {
        return read(demand, patience);
    }

    /** Silence, and not nothing, as long as the server may still have events behind the last: only an empty answer tells. */
    @Override
    public EventPage ready(int demand) {
        return read(demand, Duration.ZERO);
    }

    private EventPage read(int demand, Duration longest) {
        if (demand < 1) {
            throw new IllegalArgumentException("a demand of " + demand + " events; it must be 1 or more");
        }
        ask(demand);
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
        int more = credit.topUp(demand, held.size());
        if (more > 0) {
            FetchRequest.Builder request =
                    first == null ? FetchRequest.newBuilder().setTopicName(channel) : first.toBuilder();
            first = null;
            send(request.setNumRequested(more).build());
        }
    }

    private void send(FetchRequest request) {
        try {
            call.onNext(request);
        } catch (IllegalStateException e) {
            throw new TransportException("the subscription of " + channel + " was closed", Delivery.NOT_SENT, e);
        }
    }

    private boolean receive(Duration longest) {
        Arrival<FetchResponse> arrival = await(longest);
        if (arrival == null) {
            return false;
        }
        if (arrival instanceof Arrival.Answer<FetchResponse> answer) {
            take(answer.value());
            call.request(1);
            return true;
        }
        throw ended((Arrival.End<FetchResponse>) arrival);
    }

    /** An answer without events tells how far the stream has come; one with events has their ids. */
    private void take(FetchResponse answer) {
        held.addAll(answer.getEventsList());
        credit.used(answer.getEventsCount());
        boolean isPlace =
                answer.getEventsCount() == 0 && !answer.getLatestReplayId().isEmpty();
        checkpoint = isPlace ? EventReader.replayId(channel, answer.getLatestReplayId()) : null;
    }

    private @Nullable Arrival<FetchResponse> await(Duration longest) {
        try {
            return inbox.take(longest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException("waiting for events of " + channel + " was interrupted", Delivery.NOT_SENT, e);
        }
    }

    private RuntimeException ended(Arrival.End<FetchResponse> end) {
        SalesforceException failure = Refusals.of("subscribing to " + channel, end.status(), end.trailers());
        session.heard(failure);
        if (Refusals.isLostPosition(failure)) {
            return new PositionLostException(
                    "the org does not keep the events of " + channel + " behind the position asked for", failure);
        }
        return failure;
    }

    /** The old call ends before another begins: a twin that lives on would deliver each event again. */
    @Override
    public void close() {
        call.cancel("closed by the subscriber", null);
    }
}
