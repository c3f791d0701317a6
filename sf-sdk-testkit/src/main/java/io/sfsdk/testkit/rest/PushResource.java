package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.events.OrgEvents;
import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code /sobjects/StreamingChannel/ID/push}. The words of its refusals are ours.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/restapi_push_resource.htm">Streaming
 *     Channel Push</a>
 */
final class PushResource {
    private static final String OBJECT = "StreamingChannel";
    private static final int LONGEST = 3_000;
    private static final int EVERYBODY = -1;

    private final OrgEvents events;

    PushResource(OrgEvents events) {
        this.events = events;
    }

    private record Push(String payload, Set<String> userIds) {}

    /** Pushes all or, if one is malformed, none. */
    Response push(Call call) {
        String channel = channel(call);
        List<Push> pushes = pushes(call.body());
        JsonWriter json = new JsonWriter().beginArray();
        for (Push push : pushes) {
            List<String> online = events.bus().users(channel);
            events.push(channel, push.payload(), push.userIds());
            write(push, online, json);
        }
        return Response.json(200, json.endArray().toBytes());
    }

    private static void write(Push push, List<String> online, JsonWriter json) {
        long told = online.stream().filter(push.userIds()::contains).count();
        json.beginObject().name("fanoutCount").value(push.userIds().isEmpty() ? EVERYBODY : told);
        json.name("userOnlineStatus").beginObject();
        push.userIds().forEach(user -> json.name(user).value(online.contains(user)));
        json.endObject().endObject();
    }

    /** Who listens now. */
    Response online(Call call) {
        String channel = channel(call);
        JsonWriter json = new JsonWriter().beginObject().name("OnlineUserIds").beginArray();
        new LinkedHashSet<>(events.bus().users(channel)).forEach(json::value);
        return Response.json(
                200,
                json.endArray().name("ChannelName").value(channel).endObject().toBytes());
    }

    private static String channel(Call call) {
        return call.view()
                .row(Named.type(call, OBJECT).name(), Named.id(call.path().get(0)))
                .filter(row -> !row.isDeleted())
                .map(row -> String.valueOf(row.value("Name")))
                .orElseThrow(ApiRefusal::notFound);
    }

    private static List<Push> pushes(Map<String, @Nullable Object> body) {
        if (!(body.get("pushEvents") instanceof List<?> events) || events.isEmpty()) {
            throw invalid("pushEvents is required");
        }
        List<Push> pushes = new ArrayList<>();
        for (Object event : events) {
            if (!(event instanceof Map<?, ?> map) || !(map.get("payload") instanceof String payload)) {
                throw invalid("payload is required for every event");
            }
            if (payload.length() > LONGEST) {
                throw invalid("payload must be at most " + LONGEST + " characters");
            }
            Set<String> users = new LinkedHashSet<>();
            if (map.get("userIds") instanceof List<?> ids) {
                ids.forEach(id -> users.add(Named.id(String.valueOf(id))));
            }
            pushes.add(new Push(payload, users));
        }
        return pushes;
    }

    private static ApiRefusal invalid(String message) {
        return ApiRefusal.of(400, "INVALID_FIELD", message);
    }
}
