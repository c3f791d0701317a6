package io.sfsdk.stream;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sfsdk.event.ReplayPosition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * One request: a list of one message.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/using_streaming_api_durability.htm">Streaming
 *     API Developer Guide, Message Durability</a>
 */
final class BayeuxRequest {
    private static final long LATEST = -1;
    private static final long EARLIEST = -2;

    private BayeuxRequest() {}

    private interface Rest {
        void writeTo(JsonGenerator json) throws IOException;
    }

    static byte[] handshake(int id) {
        return message(MetaReply.HANDSHAKE, id, json -> {
            json.writeStringField("version", "1.0");
            json.writeStringField("minimumVersion", "1.0");
            json.writeArrayFieldStart("supportedConnectionTypes");
            json.writeString("long-polling");
            json.writeEndArray();
            json.writeObjectFieldStart("ext");
            json.writeBooleanField("replay", true);
            json.writeEndObject();
        });
    }

    /** The key of the replay map is the channel without its filter. */
    static byte[] subscribe(int id, String clientId, String channel, ReplayPosition position) {
        return message(MetaReply.SUBSCRIBE, id, json -> {
            json.writeStringField("clientId", clientId);
            json.writeStringField("subscription", channel);
            json.writeObjectFieldStart("ext");
            json.writeObjectFieldStart("replay");
            json.writeNumberField(withoutFilter(channel), replay(position));
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    static String withoutFilter(String channel) {
        int filter = channel.indexOf('?');
        return filter < 0 ? channel : channel.substring(0, filter);
    }

    private static long replay(ReplayPosition position) {
        if (position instanceof ReplayPosition.After after) {
            return number(after.id().value());
        }
        return position instanceof ReplayPosition.Earliest ? EARLIEST : LATEST;
    }

    private static long number(String replayId) {
        try {
            return Long.parseLong(replayId);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("replay ids of CometD are numbers, and " + replayId + " is none", e);
        }
    }

    /** @param isQuick asks the server to answer at once, with what it has */
    static byte[] connect(int id, String clientId, boolean isQuick) {
        return message(MetaReply.CONNECT, id, json -> {
            json.writeStringField("clientId", clientId);
            json.writeStringField("connectionType", "long-polling");
            if (isQuick) {
                json.writeObjectFieldStart("advice");
                json.writeNumberField("timeout", 0);
                json.writeEndObject();
            }
        });
    }

    static byte[] disconnect(int id, String clientId) {
        return message(MetaReply.DISCONNECT, id, json -> json.writeStringField("clientId", clientId));
    }

    private static byte[] message(String channel, int id, Rest rest) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.generator(body)) {
            json.writeStartArray();
            json.writeStartObject();
            json.writeStringField("channel", channel);
            json.writeStringField("id", String.valueOf(id));
            rest.writeTo(json);
            json.writeEndObject();
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.toByteArray();
    }
}
