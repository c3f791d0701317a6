package io.sfsdk.testkit.cometd;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One Bayeux message of a request. */
record Message(Map<?, ?> members) {
    /** A bare object counts as an array of one. */
    static List<Message> listOf(@Nullable Object body) {
        List<Message> messages = new ArrayList<>();
        for (Object element : body instanceof List<?> list ? list : List.of(body == null ? Map.of() : body)) {
            messages.add(new Message(element instanceof Map<?, ?> map ? map : Map.of()));
        }
        return messages;
    }

    String channel() {
        String channel = text("channel");
        return channel == null ? "" : channel;
    }

    @Nullable
    String text(String member) {
        return members.get(member) instanceof String text ? text : null;
    }

    /** An object inside the message, for example {@code ext} and then {@code replay}; null if there is none. */
    @Nullable
    Map<?, ?> object(String... path) {
        Map<?, ?> object = members;
        for (String member : path) {
            if (!(object.get(member) instanceof Map<?, ?> inner)) {
                return null;
            }
            object = inner;
        }
        return object;
    }

    /** A reply as yet without a verdict: the members that tell what it answers. */
    Map<String, @Nullable Object> reply() {
        Map<String, @Nullable Object> reply = new LinkedHashMap<>();
        String clientId = text("clientId");
        if (clientId != null) {
            reply.put("clientId", clientId);
        }
        reply.put("channel", channel());
        if (members.get("id") != null) {
            reply.put("id", members.get("id"));
        }
        if (channel().endsWith("subscribe") && text("subscription") != null) {
            reply.put("subscription", text("subscription"));
        }
        return reply;
    }
}
