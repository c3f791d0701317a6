package io.sfsdk.pubsub;

import com.google.protobuf.ByteString;
import io.sfsdk.pubsub.wire.ProducerEvent;

/**
 * An event ready to be sent.
 *
 * @param id chosen by us, the same whenever it is sent again
 * @param wire as it goes over
 */
record OutgoingEvent(String id, ProducerEvent wire) {
    /**
     * In bytes.
     *
     * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/guide/allocations.html">Pub/Sub API, Allocations</a>
     */
    static final int LARGEST = 1024 * 1024;

    static OutgoingEvent of(int index, String id, String schemaId, byte[] payload) {
        if (payload.length > LARGEST) {
            throw new IllegalArgumentException(
                    "event " + index + " has " + payload.length + " bytes; the most is " + LARGEST);
        }
        return new OutgoingEvent(
                id,
                ProducerEvent.newBuilder()
                        .setId(id)
                        .setSchemaId(schemaId)
                        .setPayload(ByteString.copyFrom(payload))
                        .build());
    }

    int size() {
        return wire.getSerializedSize();
    }

    @Override
    public String toString() {
        return "OutgoingEvent[" + id + "]";
    }
}
