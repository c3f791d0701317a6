package io.sfsdk.pubsub;

import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The schemas that events named so far. A schema never changes under its id, so each is asked for once. Safe to share. */
final class Schemas {
    private final Map<String, EventSchema> known = new ConcurrentHashMap<>();
    private final Function<String, String> fetch;

    /** @param fetch gives the text of the schema with an id, or throws */
    Schemas(Function<String, String> fetch) {
        this.fetch = fetch;
    }

    EventSchema get(String id) {
        EventSchema schema = known.get(id);
        if (schema != null) {
            return schema;
        }
        String json = fetch.apply(id);
        return known.computeIfAbsent(id, name -> parse(name, json));
    }

    private static EventSchema parse(String id, String json) {
        try {
            return EventSchema.parse(id, json);
        } catch (MalformedEventException e) {
            throw new ProtocolException(
                    "the schema " + id + " cannot be used: " + e.getMessage(), Retryability.NEVER, null, e);
        }
    }
}
