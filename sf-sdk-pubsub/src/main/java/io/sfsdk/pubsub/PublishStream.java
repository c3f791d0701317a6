package io.sfsdk.pubsub;

import io.sfsdk.error.Delivery;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.TransportException;
import io.sfsdk.pubsub.wire.PublishResponse;
import io.sfsdk.record.SObject;
import io.sfsdk.retry.Attempts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events to one channel, many under way at once:
 *
 * <pre>{@code
 * try (PublishStream orders = api.publisher().stream("/event/Order__e", 1_000, outcomes::add)) {
 *     orders.publish(order);
 * }
 * }</pre>
 *
 * <ul>
 *   <li>Events are sent 200 at a time, or when {@link #flush()} says so, in their order. Each has one outcome, told in that order.
 *   <li>A request that is turned away at the door is sent again as the client's retry policy says: so that this is certain, the first
 *       request of each call to the service goes alone.
 *   <li>Events that the client's budget does not allow are refused, and not sent.
 *   <li>When a call breaks later, the events under way are in doubt and not sent again; those not sent yet are refused. What is
 *       published after that goes by a new call.
 * </ul>
 *
 * <p>It has no thread of its own. For one thread.
 */
public final class PublishStream implements AutoCloseable {
    private final String channel;
    private final OutgoingEvents sealing;
    private final PublishCalls calls;
    private final int mostUnderWay;
    private final Consumer<? super PublishOutcome> outcomes;
    private final Deque<List<OutgoingEvent>> underWay = new ArrayDeque<>();
    private final Deque<PublishOutcome> untold = new ArrayDeque<>();
    private List<OutgoingEvent> waiting = new ArrayList<>();
    private int waitingBytes;
    private int eventsUnderWay;
    private boolean isClosed;

    PublishStream(
            String channel,
            OutgoingEvents sealing,
            PublishCalls calls,
            int mostUnderWay,
            Consumer<? super PublishOutcome> outcomes) {
        this.channel = channel;
        this.sealing = sealing;
        this.calls = calls;
        this.mostUnderWay = mostUnderWay;
        this.outcomes = outcomes;
    }

    /**
     * Takes an event, and waits while too many are under way.
     *
     * @param event its type's custom fields; {@code CreatedDate} and {@code CreatedById} are filled in
     * @return the id that its outcome will have
     * @throws IllegalArgumentException if it cannot be sent as it is; nothing changed
     * @throws IllegalStateException if the stream is closed
     */
    public String publish(SObject event) {
        if (isClosed) {
            throw new IllegalStateException("the stream of " + channel + " is closed");
        }
        OutgoingEvent sealed = sealing.next(event);
        if (waitingBytes + sealed.size() > Publishing.MOST_BYTES) {
            send();
        }
        waiting.add(sealed);
        waitingBytes += sealed.size();
        if (waiting.size() >= Math.min(Publishing.MOST_EVENTS, mostUnderWay)) {
            send();
        }
        tell();
        return sealed.id();
    }

    /** Sends what waits and returns when every event has its outcome. */
    public void flush() {
        send();
        awaitAnswers(0);
        tell();
    }

    /** Sends what waits, awaits all outcomes and ends. */
    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            try {
                flush();
            } finally {
                calls.leave("closed by the publisher");
            }
        }
    }

    private void send() {
        if (waiting.isEmpty()) {
            return;
        }
        List<OutgoingEvent> request = waiting;
        waiting = new ArrayList<>();
        waitingBytes = 0;
        SalesforceException broken = awaitAnswers(mostUnderWay - request.size());
        if (broken != null) {
            String reason = "not sent, because the stream before it broke: " + broken.code();
            request.forEach(event -> untold.add(new PublishOutcome.Refused(event.id(), reason)));
            return;
        }
        SalesforceException unpaid = calls.unpaid(request.size());
        if (unpaid != null) {
            request.forEach(event -> untold.add(Publishing.withoutAnswer(event, unpaid)));
            return;
        }
        if (underWay.isEmpty()) {
            calls.rested();
        }
        if (calls.isAnswered()) {
            sendBehind(request);
        } else {
            sendAlone(request);
        }
    }

    private void sendBehind(List<OutgoingEvent> request) {
        underWay.add(request);
        eventsUnderWay += request.size();
        try {
            calls.send(request);
        } catch (IllegalStateException e) {
            broken(new TransportException("publishing to " + channel + " has ended", Delivery.UNKNOWN, e));
        }
    }

    /** The call's first: what ends the call now is about this request and no other. */
    private void sendAlone(List<OutgoingEvent> request) {
        Attempts attempts = calls.attempts();
        while (true) {
            try {
                calls.send(request);
                PublishResponse answer = calls.answer();
                attempts.succeeded();
                untold.addAll(Publishing.outcomes(channel, request, answer));
                return;
            } catch (SalesforceException e) {
                try {
                    calls.awaitNext(attempts, e);
                } catch (SalesforceException last) {
                    calls.leave("failed");
                    request.forEach(event -> untold.add(Publishing.withoutAnswer(event, last)));
                    return;
                }
            }
        }
    }

    /** Returns when no more than so many events are under way; what broke the call if it did. */
    private @Nullable SalesforceException awaitAnswers(int most) {
        while (eventsUnderWay > Math.max(0, most)) {
            try {
                PublishResponse answer = calls.answer();
                List<OutgoingEvent> oldest = underWay.element();
                untold.addAll(Publishing.outcomes(channel, oldest, answer));
                underWay.remove();
                eventsUnderWay -= oldest.size();
            } catch (SalesforceException e) {
                broken(e);
                return e;
            }
        }
        return null;
    }

    /** Any of those under way may have been published before the call broke, whatever it broke with. */
    private void broken(SalesforceException cause) {
        calls.leave("broken");
        underWay.forEach(
                request -> request.forEach(event -> untold.add(new PublishOutcome.InDoubt(event.id(), cause))));
        underWay.clear();
        eventsUnderWay = 0;
    }

    /** One by one, so that an exception of the host's leaves the others to be told by the next call. */
    private void tell() {
        for (PublishOutcome outcome = untold.poll(); outcome != null; outcome = untold.poll()) {
            outcomes.accept(outcome);
        }
    }
}
