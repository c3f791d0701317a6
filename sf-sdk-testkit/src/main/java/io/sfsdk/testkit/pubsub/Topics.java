package io.sfsdk.testkit.pubsub;

import io.sfsdk.testkit.avro.EventForm;
import io.sfsdk.testkit.events.ChangeForm;
import io.sfsdk.testkit.events.EntityChannels;
import io.sfsdk.testkit.events.SchemaId;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.store.OrgStore;
import java.util.Optional;

/** The channels that this API has: platform events and change events, but neither PushTopics nor generic channels. */
final class Topics {
    private static final String EVENT = "/event/";
    private static final String DATA = "/data/";

    private final OrgStore store;
    private final Schemas schemas;

    Topics(OrgStore store, Schemas schemas) {
        this.store = store;
        this.schemas = schemas;
    }

    boolean exists(String topic) {
        return event(topic).isPresent() || changing(topic).isPresent() || isOfSeveral(topic);
    }

    /** A channel of one object is closed to a user who may not see that; of several objects it withholds them in silence. */
    boolean isOpenTo(String topic, String userId) {
        String object =
                event(topic).or(() -> changing(topic)).map(ObjectType::name).orElse("");
        return isOfSeveral(topic)
                || store.viewAs(userId).schema().object(object).isPresent();
    }

    private static boolean isOfSeveral(String topic) {
        return topic.equals(DATA + "ChangeEvents") || (topic.startsWith(DATA) && topic.endsWith("__chn"));
    }

    /** The object whose changes a topic tells. */
    private Optional<ObjectType> changing(String topic) {
        return store.schema().object(EntityChannels.object(topic));
    }

    /** The definition of the platform event that a topic is of. */
    Optional<ObjectType> event(String topic) {
        return topic.startsWith(EVENT) && topic.endsWith("__e")
                ? store.schema()
                        .object(topic.substring(EVENT.length()))
                        .filter(type -> type.name().equals(topic.substring(EVENT.length())))
                : Optional.empty();
    }

    /** The topic's current schema; empty of channels with events of several kinds. */
    String schemaId(String topic) {
        Optional<ObjectType> event = event(topic);
        return event.isPresent()
                ? remember(event.get(), new EventForm(event.get()).schema())
                : changing(topic)
                        .map(type -> remember(type, new ChangeForm(type).schema()))
                        .orElse("");
    }

    private String remember(ObjectType type, String json) {
        String id = SchemaId.of(type);
        schemas.remember(id, json);
        return id;
    }
}
