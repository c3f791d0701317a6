package io.sfsdk.pubsub;

import com.google.protobuf.ByteString;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.event.Event;
import io.sfsdk.event.EventContent;
import io.sfsdk.event.ReplayId;
import io.sfsdk.pubsub.wire.ConsumerEvent;
import io.sfsdk.pubsub.wire.ProducerEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Makes events of what the wire brings, each by the schema it was written with. */
final class EventReader {
    private static final String CREATED = "CreatedDate";

    private final Schemas schemas;
    private final Clock clock;

    EventReader(Schemas schemas, Clock clock) {
        this.schemas = schemas;
        this.clock = clock;
    }

    Event read(String channel, ConsumerEvent arrived) {
        ProducerEvent event = arrived.getEvent();
        ReplayId place = replayId(channel, arrived.getReplayId());
        EventContent content = content(event);
        String uuid = event.getId().isEmpty() ? null : event.getId();
        return new Event(channel, place, content, uuid, published(content), clock.instant());
    }

    /** An event that does not fit its schema is nobody's to handle, but everything of it is kept. */
    private EventContent content(ProducerEvent event) {
        EventSchema schema = schemas.get(event.getSchemaId());
        byte[] payload = event.getPayload().toByteArray();
        try {
            return schema.read(payload);
        } catch (MalformedEventException e) {
            return new EventContent.Unreadable(
                    "by its schema " + event.getSchemaId() + " it cannot be read: " + e.getMessage(),
                    Base64.getEncoder().encodeToString(payload));
        }
    }

    private static @Nullable Instant published(EventContent content) {
        if (content instanceof EventContent.Change change) {
            return change.header().commitTimestamp();
        }
        if (content instanceof EventContent.Gap gap) {
            return gap.header().commitTimestamp();
        }
        if (content instanceof EventContent.Overflow overflow) {
            return overflow.header().commitTimestamp();
        }
        return content instanceof EventContent.Published
                ? content.fields().instant(CREATED).orElse(null)
                : null;
    }

    /** @throws IllegalArgumentException if it is none of this API */
    static ByteString bytes(ReplayId id) {
        return ByteString.copyFrom(HexFormat.of().parseHex(id.value()));
    }

    static ReplayId replayId(String channel, ByteString bytes) {
        if (bytes.isEmpty()) {
            throw new ProtocolException(
                    "the service told of an event of " + channel + " without its replay id",
                    Retryability.AFTER_DELAY,
                    null,
                    null);
        }
        return new ReplayId(HexFormat.of().formatHex(bytes.toByteArray()));
    }
}
