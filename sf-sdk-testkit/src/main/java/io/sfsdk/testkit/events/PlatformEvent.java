package io.sfsdk.testkit.events;

import io.sfsdk.testkit.avro.AvroEvent;
import io.sfsdk.testkit.avro.EventForm;
import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.store.PublishedRow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A platform event.
 *
 * @param type its definition when it was published
 * @param uuid the same in each copy of the event
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_subscribe_cometd.htm">Subscribe
 *     to Platform Event Notifications with CometD</a>
 */
record PlatformEvent(ObjectType type, PublishedRow published, String uuid) implements EventBody {
    private static final int UUID_SINCE = 52;

    @Override
    public String objectName() {
        return type.name();
    }

    @Override
    public Map<String, @Nullable Object> data(long replayId, int version) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        if (version >= UUID_SINCE) {
            event.put("EventUuid", uuid);
        }
        event.put("replayId", replayId);
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("schema", SchemaId.of(type));
        data.put("payload", payload(version));
        data.put("event", event);
        return data;
    }

    @Override
    public Optional<AvroEvent> avro() {
        EventForm form = new EventForm(type);
        byte[] payload = form.write(name -> published.row().value(name));
        return Optional.of(new AvroEvent(uuid, SchemaId.of(type), form.schema(), payload));
    }

    private Map<String, @Nullable Object> payload(int version) {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        for (Field field : type.fields()) {
            Object value = published.row().value(field.name());
            if (!field.name().equals("Id")) {
                payload.put(field.name(), EventTexts.value(value, field.type(), version));
            }
        }
        return payload;
    }

    @Override
    public String toString() {
        return type.name() + " " + uuid;
    }
}
