package io.sfsdk.testkit.avro;

/** An event as the Pub/Sub API tells it. */
public final class AvroEvent {
    private final String id;
    private final String schemaId;
    private final String schema;
    private final byte[] payload;

    /**
     * An event.
     *
     * @param id its UUID
     * @param schemaId names {@code schema}
     * @param schema as JSON
     * @param payload written by the schema; kept, not copied
     */
    public AvroEvent(String id, String schemaId, String schema, byte[] payload) {
        this.id = id;
        this.schemaId = schemaId;
        this.schema = schema;
        this.payload = payload;
    }

    public String id() {
        return id;
    }

    public String schemaId() {
        return schemaId;
    }

    public String schema() {
        return schema;
    }

    /** Not to be changed. */
    public byte[] payload() {
        return payload;
    }

    @Override
    public String toString() {
        return "AvroEvent[" + id + "]";
    }
}
