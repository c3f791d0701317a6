package io.sfsdk.pubsub;

import io.sfsdk.error.SalesforceException;
import io.sfsdk.module.OrgAccess;
import io.sfsdk.pubsub.wire.TopicInfo;
import io.sfsdk.record.SObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Publishes platform events. Safe to share. */
public final class EventPublisher {
    private final Calls calls;
    private final Schemas schemas;
    private final OrgAccess org;

    EventPublisher(Calls calls, Schemas schemas, OrgAccess org) {
        this.calls = calls;
        this.schemas = schemas;
        this.org = org;
    }

    /**
     * Publishes events in their order. All of them are checked before the first is sent. They are sent 200 at a time; once some were
     * not taken by the call, those behind are not sent. A call that was turned away at the door is repeated as the client's retry
     * policy says; one whose answer did not come is not.
     *
     * @param channel for example {@code /event/Order__e}
     * @param events their type's custom fields; {@code CreatedDate} and {@code CreatedById} are filled in
     * @return one outcome an event, in their order
     * @throws IllegalArgumentException if an event cannot be sent as it is; none has been
     * @throws SalesforceException if nothing was sent because the channel or its schema could not be read
     * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/guide/publish-event-messages.html">Pub/Sub API, Publish
     *     Event Messages</a>
     */
    public List<PublishOutcome> publish(String channel, List<SObject> events) {
        TopicInfo topic = calls.topic(channel);
        if (!topic.getCanPublish()) {
            throw new IllegalArgumentException(
                    channel + " cannot be published to: it is no platform event, or the user may not create it");
        }
        List<OutgoingEvent> outgoing = written(topic.getSchemaId(), events);
        return new Publishing(calls, org, channel).send(outgoing);
    }

    private List<OutgoingEvent> written(String schemaId, List<SObject> events) {
        EventWriter writer = new EventWriter(schemas.get(schemaId).avro());
        List<OutgoingEvent> outgoing = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            byte[] payload = writer.write(i, stamped(events.get(i)));
            outgoing.add(OutgoingEvent.of(i, UUID.randomUUID().toString(), schemaId, payload));
        }
        return outgoing;
    }

    /** Without these two the org refuses the event. */
    private SObject stamped(SObject event) {
        SObject stamped = event.has("CreatedDate")
                ? event
                : event.with("CreatedDate", org.clock().instant());
        return stamped.has("CreatedById") ? stamped : stamped.with("CreatedById", userId());
    }

    private String userId() {
        return calls.session()
                .token()
                .userId()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the login does not tell the user's id: give each event its CreatedById"));
    }
}
