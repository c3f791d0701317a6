package io.sfsdk.pubsub;

import io.sfsdk.auth.AccessToken;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.TransportException;
import io.sfsdk.module.OrgAccess;
import io.sfsdk.pubsub.wire.PublishRequest;
import io.sfsdk.pubsub.wire.PublishResponse;
import io.sfsdk.retry.Attempts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls that carry one stream of events, one after the other: the service ends one whenever it likes, and one that was idle for a
 * minute is not trusted any more. For one thread.
 */
final class PublishCalls {
    /**
     * The service's documents tell two limits, 70 seconds and half an hour.
     *
     * @see <a href="https://github.com/forcedotcom/pub-sub-api/blob/main/pubsub_api.proto">forcedotcom/pub-sub-api, pubsub_api.proto</a>
     */
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(60);

    private final Calls calls;
    private final OrgAccess org;
    private final String channel;
    private final Duration patience;
    private @Nullable StreamCall<PublishRequest, PublishResponse> open;
    private Instant used;
    private boolean isAnswered;

    PublishCalls(Calls calls, OrgAccess org, String channel, Duration patience) {
        this.calls = calls;
        this.org = org;
        this.channel = channel;
        this.patience = patience;
        this.used = org.clock().instant();
    }

    /** Whether the call in use has answered anything: it is past the door. */
    boolean isAnswered() {
        return open != null && isAnswered;
    }

    /** Attempts to get past the door. */
    Attempts attempts() {
        return new Attempts(org.retry(), org.repeating().budget(), org.clock(), org.random());
    }

    /** Why so many events may not be published; null if they may, and are paid for. */
    @Nullable
    SalesforceException unpaid(int events) {
        try {
            org.events().publish(events);
            return null;
        } catch (SalesforceException e) {
            return e;
        }
    }

    /** @throws SalesforceException if there is to be no other attempt */
    void awaitNext(Attempts attempts, SalesforceException failure) {
        Publishing.pauseOrThrow(org, attempts, failure);
    }

    /** Nothing is under way: a call that was idle for long, or has ended meanwhile, is left. */
    void rested() {
        Instant now = org.clock().instant();
        if (open != null && (Duration.between(used, now).compareTo(LONGEST_IDLE) >= 0 || hasEnded(open))) {
            leave("idle");
        }
    }

    private boolean hasEnded(StreamCall<PublishRequest, PublishResponse> call) {
        while (true) {
            Arrival<PublishResponse> arrival = take(call, Duration.ZERO);
            if (!(arrival instanceof Arrival.Answer<PublishResponse>)) {
                return arrival != null;
            }
            call.request(1);
        }
    }

    void send(List<OutgoingEvent> events) {
        if (open == null) {
            AccessToken token = calls.session().token();
            open = calls.stream(token, new Inbox<>(), (stub, inbox) -> stub.publishStream(inbox));
            isAnswered = false;
        }
        used = org.clock().instant();
        open.send(Publishing.request(channel, events));
    }

    /**
     * The answer to the oldest request that has none.
     *
     * @throws SalesforceException if the call ended or is silent; it is left then
     */
    PublishResponse answer() {
        StreamCall<PublishRequest, PublishResponse> call = open;
        if (call == null) {
            throw new TransportException("publishing to " + channel + " has ended", Delivery.UNKNOWN, null);
        }
        while (true) {
            Arrival<PublishResponse> arrival = take(call, patience);
            if (!(arrival instanceof Arrival.Answer<PublishResponse> answer)) {
                throw failed(call, arrival);
            }
            call.request(1);
            if (answer.value().getResultsCount() > 0) {
                isAnswered = true;
                used = org.clock().instant();
                return answer.value();
            }
        }
    }

    private @Nullable Arrival<PublishResponse> take(
            StreamCall<PublishRequest, PublishResponse> call, Duration longest) {
        try {
            return call.take(longest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            leave("interrupted");
            throw new TransportException("publishing to " + channel + " was interrupted", Delivery.UNKNOWN, e);
        }
    }

    private SalesforceException failed(
            StreamCall<PublishRequest, PublishResponse> call, @Nullable Arrival<PublishResponse> arrival) {
        leave("failed");
        if (arrival instanceof Arrival.End<PublishResponse> end) {
            SalesforceException failure = Refusals.of("publishing to " + channel, end.status(), end.trailers());
            call.session().heard(failure);
            return failure;
        }
        return new TransportException(
                "publishing to " + channel + " had no answer within " + patience, Delivery.UNKNOWN, null);
    }

    void leave(String reason) {
        if (open != null) {
            open.cancel(reason);
            open = null;
        }
    }
}
