package io.sfsdk.testkit.pubsub;

import io.sfsdk.testkit.avro.AvroEvent;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The messages of {@code eventbus.v1}, field by field.
 *
 * @see <a href="https://github.com/forcedotcom/pub-sub-api/blob/main/pubsub_api.proto">forcedotcom/pub-sub-api, pubsub_api.proto</a>
 */
final class Messages {
    /** Of no version that is known: a client has to skip it. */
    private static final int FUTURE_FIELD = 90;

    private static final int REPLAY_BYTES = 10;

    private Messages() {}

    static ProtoWriter consumed(AvroEvent event, long replayId) {
        ProtoWriter produced =
                new ProtoWriter().text(1, event.id()).text(2, event.schemaId()).bytes(3, event.payload());
        return new ProtoWriter().message(1, produced).bytes(2, replayId(replayId));
    }

    /** Ends what {@code FetchResponse} begins with: its events are there already. */
    static ProtoWriter fetched(ProtoWriter events, long latest, int pending) {
        return pending(latest == 0 ? events : events.bytes(2, replayId(latest)), pending);
    }

    /** Ends an answer on a stream of events, of whatever kind. */
    static ProtoWriter pending(ProtoWriter answer, int pending) {
        return answer.text(3, UUID.randomUUID().toString()).number(4, pending).text(FUTURE_FIELD, "to be skipped");
    }

    static ProtoWriter topic(String name, String organizationId, boolean mayPublish, String schemaId) {
        return new ProtoWriter()
                .text(1, name)
                .text(2, "core/simulated/" + organizationId)
                .flag(3, mayPublish)
                .flag(4, true)
                .text(5, schemaId)
                .text(6, UUID.randomUUID().toString());
    }

    static ProtoWriter schema(String id, String json) {
        return new ProtoWriter()
                .text(1, json)
                .text(2, id)
                .text(3, UUID.randomUUID().toString());
    }

    /** Ten bytes, as seen of real orgs; whoever counts on eight fails. */
    static byte[] replayId(long number) {
        return ByteBuffer.allocate(REPLAY_BYTES).putLong(number).array();
    }

    static OptionalLong replayId(byte[] bytes) {
        boolean isKnown = bytes.length == Long.BYTES || bytes.length == REPLAY_BYTES;
        return isKnown ? OptionalLong.of(ByteBuffer.wrap(bytes).getLong()) : OptionalLong.empty();
    }
}
