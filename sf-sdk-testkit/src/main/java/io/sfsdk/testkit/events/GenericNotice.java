package io.sfsdk.testkit.events;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A text that was pushed to a generic channel. */
record GenericNotice(String payload, Instant at, Set<String> userIds) implements EventBody {
    GenericNotice {
        userIds = Set.copyOf(userIds);
    }

    @Override
    public String objectName() {
        return "StreamingChannel";
    }

    @Override
    public Map<String, @Nullable Object> data(long replayId, int version) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("createdDate", EventTexts.time(at, version));
        event.put("replayId", replayId);
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("event", event);
        data.put("payload", payload);
        return data;
    }
}
