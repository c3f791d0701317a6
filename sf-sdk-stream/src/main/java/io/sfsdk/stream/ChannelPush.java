package io.sfsdk.stream;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sfsdk.answer.MisshapenException;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.record.RecordId;
import io.sfsdk.soql.Soql;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Pushes texts to generic channels. */
final class ChannelPush {
    private static final String OBJECT = "StreamingChannel";

    private final StreamRecords records;

    ChannelPush(StreamRecords records) {
        this.records = records;
    }

    List<PushDelivery> push(String channel, List<PushMessage> messages) {
        check(channel, messages);
        if (messages.isEmpty()) {
            return List.of();
        }
        String target = records.path(OBJECT) + "/" + id(channel) + "/push";
        return records.post(target, StreamRecords.json(json -> write(messages, json)), document -> {
            List<?> told = JsonValue.requireList(document, "list of deliveries");
            if (told.size() != messages.size()) {
                throw new MisshapenException(told.size() + " deliveries of " + messages.size() + " texts");
            }
            List<PushDelivery> deliveries = new ArrayList<>(told.size());
            for (Object one : told) {
                deliveries.add(delivery(JsonValue.requireMap(one, "delivery")));
            }
            return List.copyOf(deliveries);
        });
    }

    private static void check(String channel, List<PushMessage> messages) {
        if (!channel.startsWith("/u/")) {
            throw new IllegalArgumentException("a generic channel looks like /u/notices, got " + channel);
        }
        for (int i = 0; i < messages.size(); i++) {
            int length = messages.get(i).text().length();
            if (length > PushMessage.LONGEST) {
                throw new IllegalArgumentException(
                        "text " + i + " has " + length + " characters; the most is " + PushMessage.LONGEST);
            }
        }
    }

    private RecordId id(String channel) {
        Map<?, ?> found = records.find(
                        Soql.bind("SELECT Id FROM StreamingChannel WHERE Name = :name", Map.of("name", channel)))
                .orElseThrow(() -> new IllegalArgumentException(
                        "the org has no channel " + channel + ", or the user may not see it"));
        try {
            return StreamRecords.id(found);
        } catch (MisshapenException e) {
            throw new ProtocolException("the org tells no id of " + channel, Retryability.NEVER, null, e);
        }
    }

    private static void write(List<PushMessage> messages, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("pushEvents");
        for (PushMessage message : messages) {
            json.writeStartObject();
            json.writeStringField("payload", message.text());
            json.writeArrayFieldStart("userIds");
            for (RecordId user : message.users()) {
                json.writeString(user.value());
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The count of one that was for all is -1. */
    private static PushDelivery delivery(Map<?, ?> told) throws MisshapenException {
        if (!(told.get("fanoutCount") instanceof Long count)) {
            throw new MisshapenException("no fanoutCount");
        }
        Map<RecordId, Boolean> online = new HashMap<>();
        @Nullable Object statuses = told.get("userOnlineStatus");
        if (statuses instanceof Map<?, ?> map) {
            map.forEach(
                    (user, isOnline) -> online.put(RecordId.of(String.valueOf(user)), Boolean.TRUE.equals(isOnline)));
        }
        return new PushDelivery(count < 0 ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(count)), online);
    }
}
