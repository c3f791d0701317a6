package io.sfsdk.pubsub;

import io.sfsdk.record.SObject;
import java.time.Clock;
import java.util.UUID;

/** Makes events ready to be sent, and numbers them from 0 for the errors that name them. For one thread. */
final class OutgoingEvents {
    private final String schemaId;
    private final EventWriter writer;
    private final Session session;
    private final Clock clock;
    private int next;

    OutgoingEvents(String schemaId, EventWriter writer, Session session, Clock clock) {
        this.schemaId = schemaId;
        this.writer = writer;
        this.session = session;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException if it cannot be sent as it is */
    OutgoingEvent next(SObject event) {
        int index = next++;
        byte[] payload = writer.write(index, stamped(event));
        return OutgoingEvent.of(index, UUID.randomUUID().toString(), schemaId, payload);
    }

    /** Without these two the org refuses the event. */
    private SObject stamped(SObject event) {
        SObject stamped = event.has("CreatedDate") ? event : event.with("CreatedDate", clock.instant());
        return stamped.has("CreatedById") ? stamped : stamped.with("CreatedById", userId());
    }

    private String userId() {
        return session.token()
                .userId()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the login does not tell the user's id: give each event its CreatedById"));
    }
}
