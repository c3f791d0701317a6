package io.sfsdk.pubsub;

import io.sfsdk.error.Delivery;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.module.OrgAccess;
import io.sfsdk.pubsub.wire.PublishRequest;
import io.sfsdk.pubsub.wire.PublishResponse;
import io.sfsdk.pubsub.wire.PublishResult;
import io.sfsdk.retry.Attempts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of calls that publish, in order, up to the first that is not taken. */
final class Publishing {
    /**
     * In one call.
     *
     * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/guide/allocations.html">Pub/Sub API, Allocations</a>
     */
    static final int MOST_EVENTS = 200;

    static final int MOST_BYTES = 3 * 1024 * 1024;

    private final Calls calls;
    private final OrgAccess org;
    private final String channel;

    Publishing(Calls calls, OrgAccess org, String channel) {
        this.calls = calls;
        this.org = org;
        this.channel = channel;
    }

    List<PublishOutcome> send(List<OutgoingEvent> events) {
        List<PublishOutcome> outcomes = new ArrayList<>(events.size());
        SalesforceException stopped = null;
        for (int from = 0; from < events.size() && stopped == null; from = outcomes.size()) {
            List<OutgoingEvent> chunk = events.subList(from, end(events, from));
            stopped = send(chunk, outcomes);
        }
        if (stopped != null) {
            String reason = "not sent, because a call before it failed: " + stopped.code();
            events.subList(outcomes.size(), events.size())
                    .forEach(event -> outcomes.add(new PublishOutcome.Refused(event.id(), reason)));
        }
        return List.copyOf(outcomes);
    }

    private static int end(List<OutgoingEvent> events, int from) {
        int bytes = 0;
        int at = from;
        while (at < events.size() && at - from < MOST_EVENTS) {
            bytes += events.get(at).size();
            if (bytes > MOST_BYTES && at > from) {
                break;
            }
            at++;
        }
        return at;
    }

    private @Nullable SalesforceException send(List<OutgoingEvent> chunk, List<PublishOutcome> outcomes) {
        try {
            org.events().publish(chunk.size());
            outcomes.addAll(outcomes(channel, chunk, answer(request(channel, chunk))));
            return null;
        } catch (SalesforceException e) {
            chunk.forEach(event -> outcomes.add(withoutAnswer(event, e)));
            return e;
        }
    }

    /** One that was turned away is not published; of any other nobody knows. */
    static PublishOutcome withoutAnswer(OutgoingEvent event, SalesforceException failure) {
        return failure.delivery() == Delivery.UNKNOWN
                ? new PublishOutcome.InDoubt(event.id(), failure)
                : new PublishOutcome.Refused(event.id(), String.valueOf(failure.getMessage()));
    }

    static PublishRequest request(String channel, List<OutgoingEvent> chunk) {
        PublishRequest.Builder request = PublishRequest.newBuilder().setTopicName(channel);
        chunk.forEach(event -> request.addEvents(event.wire()));
        return request.build();
    }

    private PublishResponse answer(PublishRequest request) {
        Attempts attempts = new Attempts(org.retry(), org.repeating().budget(), org.clock(), org.random());
        while (true) {
            try {
                PublishResponse answer = calls.once("publishing to " + channel, stub -> stub.publish(request));
                attempts.succeeded();
                return answer;
            } catch (SalesforceException e) {
                pauseOrThrow(org, attempts, e);
            }
        }
    }

    /** Only what the org turned away is sent again. */
    static void pauseOrThrow(OrgAccess org, Attempts attempts, SalesforceException failure) {
        boolean passes = failure.retryability() == Retryability.AFTER_DELAY
                || failure.retryability() == Retryability.AFTER_LOGIN;
        if (failure.delivery() == Delivery.UNKNOWN || !passes) {
            throw failure;
        }
        Optional<Duration> pause = attempts.next(Duration.ZERO);
        try {
            org.sleeper().sleep(pause.orElseThrow(() -> failure));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure.addSuppressed(e);
            throw failure;
        }
    }

    /** @throws ProtocolException if there is not one result for each */
    static List<PublishOutcome> outcomes(String channel, List<OutgoingEvent> chunk, PublishResponse answer) {
        if (answer.getResultsCount() != chunk.size()) {
            throw new ProtocolException(
                    "publishing " + chunk.size() + " events to " + channel + " gave " + answer.getResultsCount()
                            + " results",
                    Retryability.NEVER,
                    answer.getRpcId(),
                    null);
        }
        List<PublishOutcome> outcomes = new ArrayList<>(chunk.size());
        for (int i = 0; i < chunk.size(); i++) {
            outcomes.add(outcome(channel, chunk.get(i), answer.getResults(i)));
        }
        return outcomes;
    }

    /** A result that says neither leaves its event in doubt, and those of the others as they are. */
    static PublishOutcome outcome(String channel, OutgoingEvent event, PublishResult result) {
        if (result.hasError()) {
            return new PublishOutcome.Refused(event.id(), result.getError().getMsg());
        }
        try {
            return new PublishOutcome.Published(event.id(), EventReader.replayId(channel, result.getReplayId()));
        } catch (ProtocolException e) {
            return new PublishOutcome.InDoubt(event.id(), e);
        }
    }
}
