package io.sfsdk.pubsub;

import io.sfsdk.error.SalesforceException;
import io.sfsdk.module.OrgAccess;
import io.sfsdk.pubsub.wire.TopicInfo;
import io.sfsdk.record.SObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Publishes platform events. Safe to share. */
public final class EventPublisher {
    private final Calls calls;
    private final Schemas schemas;
    private final OrgAccess org;
    private final Duration patience;

    /** @param patience longest wait for an answer */
    EventPublisher(Calls calls, Schemas schemas, OrgAccess org, Duration patience) {
        this.calls = calls;
        this.schemas = schemas;
        this.org = org;
        this.patience = patience;
    }

    /**
     * Publishes events in their order. All of them are checked before the first is sent. They are sent 200 at a time; once some were
     * not taken by the call, those behind are not sent. A call that was turned away at the door is repeated as the client's retry
     * policy says; one whose answer did not come is not.
     *
     * @param channel for example {@code /event/Order__e}
     * @param events their type's custom fields; {@code CreatedDate} and {@code CreatedById} are filled in
     * @return one outcome an event, in their order; those that the client's budget does not allow are refused, and not sent
     * @throws IllegalArgumentException if an event cannot be sent as it is; none has been
     * @throws SalesforceException if nothing was sent because the channel or its schema could not be read
     * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/guide/publish-event-messages.html">Pub/Sub API, Publish
     *     Event Messages</a>
     */
    public List<PublishOutcome> publish(String channel, List<SObject> events) {
        OutgoingEvents sealing = sealing(channel);
        List<OutgoingEvent> outgoing = new ArrayList<>(events.size());
        for (SObject event : events) {
            outgoing.add(sealing.next(event));
        }
        return new Publishing(calls, org, channel).send(outgoing);
    }

    /**
     * Publishes events one after the other without waiting for the answer to each: faster for many, and kinder to the org's limits
     * than many calls. See {@link PublishStream}.
     *
     * @param channel for example {@code /event/Order__e}
     * @param mostUnderWay how many events may wait for their answer, for example 1,000; then {@link PublishStream#publish} waits
     * @param outcomes is told one outcome an event, in their order, by the thread that publishes
     * @throws IllegalArgumentException if the channel cannot be published to
     * @throws SalesforceException if the channel or its schema could not be read
     * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/references/methods/publish-stream-rpc.html">Pub/Sub
     *     API, PublishStream RPC Method</a>
     */
    public PublishStream stream(String channel, int mostUnderWay, Consumer<? super PublishOutcome> outcomes) {
        if (mostUnderWay < 1) {
            throw new IllegalArgumentException("at least one event must be under way at a time, got " + mostUnderWay);
        }
        OutgoingEvents sealing = sealing(channel);
        PublishCalls opening = new PublishCalls(calls, org, channel, patience);
        return new PublishStream(channel, sealing, opening, mostUnderWay, outcomes);
    }

    private OutgoingEvents sealing(String channel) {
        TopicInfo topic = calls.topic(channel);
        if (!topic.getCanPublish()) {
            throw new IllegalArgumentException(
                    channel + " cannot be published to: it is no platform event, or the user may not create it");
        }
        String schemaId = topic.getSchemaId();
        EventWriter writer = new EventWriter(schemas.get(schemaId).avro());
        return new OutgoingEvents(schemaId, writer, calls.session(), org.clock());
    }
}
