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

    /** @throws ProtocolException if the bytes do not fit the schema; the position stays in front of the event */
    Event read(String channel, ConsumerEvent arrived) {
        ProducerEvent event = arrived.getEvent();
        ReplayId place = replayId(arrived.getReplayId());
        EventContent content = content(channel, place, event);
        String uuid = event.getId().isEmpty() ? null : event.getId();
        return new Event(channel, place, content, uuid, published(content), clock.instant());
    }

    private EventContent content(String channel, ReplayId place, ProducerEvent event) {
        EventSchema schema = schemas.get(event.getSchemaId());
        try {
            return schema.read(event.getPayload().toByteArray());
        } catch (MalformedEventException e) {
            throw new ProtocolException(
                    "the event " + place + " of " + channel + " cannot be read by its schema " + event.getSchemaId()
                            + ": " + e.getMessage(),
                    Retryability.NEVER,
                    null,
                    e);
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
        return content.fields().instant(CREATED).orElse(null);
    }

    static ReplayId replayId(ByteString bytes) {
        return new ReplayId(HexFormat.of().formatHex(bytes.toByteArray()));
    }
}
