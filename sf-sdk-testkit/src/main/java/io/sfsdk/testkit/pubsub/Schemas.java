package io.sfsdk.testkit.pubsub;

import io.sfsdk.testkit.avro.AvroEvent;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Every schema that a client may have heard of. Safe to share. */
final class Schemas {
    private final Map<String, String> byId = new ConcurrentHashMap<>();

    void remember(String id, String json) {
        byId.put(id, json);
    }

    void remember(AvroEvent event) {
        byId.put(event.schemaId(), event.schema());
    }

    Optional<String> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
