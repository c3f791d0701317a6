package io.sfsdk.testkit.events;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a PushTopic tells.
 *
 * @param type {@code created}, {@code updated}, {@code deleted} or {@code undeleted}
 * @param values the fields of the topic's query; of a deleted record the id alone
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/notifications.htm">Event Notification Rules</a>
 */
public record TopicNotice(String objectName, String type, Instant at, List<NamedValue> values) implements EventBody {
    /** A selected field, under the name the query gave it. */
    record NamedValue(String name, ChangedValue value) {}

    public TopicNotice {
        values = List.copyOf(values);
    }

    @Override
    public Map<String, @Nullable Object> data(long replayId, int version) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("createdDate", EventTexts.time(at, version));
        event.put("replayId", replayId);
        event.put("type", type);
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        for (NamedValue each : values) {
            record.put(
                    each.name(),
                    EventTexts.value(each.value().value(), each.value().type(), version));
        }
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("event", event);
        data.put("sobject", record);
        return data;
    }

    /** A field as a filter compares it; empty if the record has no value of it. */
    public Optional<String> text(String field) {
        return values.stream()
                .filter(each ->
                        each.name().equalsIgnoreCase(field) && each.value().value() != null)
                .map(each -> String.valueOf(each.value().value()))
                .findFirst();
    }
}
