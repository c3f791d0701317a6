package io.sfsdk.testkit.avro;

import java.util.Arrays;

/**
 * An event as the Pub/Sub API tells it.
 *
 * @param id the event's UUID
 * @param schemaId names {@code schema}
 * @param schema as JSON
 * @param payload written by the schema
 */
public record AvroEvent(String id, String schemaId, String schema, byte[] payload) {
    @Override
    public boolean equals(Object other) {
        return other instanceof AvroEvent that
                && id.equals(that.id)
                && schemaId.equals(that.schemaId)
                && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "AvroEvent[" + id + "]";
    }
}
