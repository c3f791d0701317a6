package io.sfsdk.testkit.cometd;

import io.sfsdk.testkit.events.BusEvent;
import io.sfsdk.testkit.events.TopicNotice;
import io.sfsdk.testkit.schema.Schema;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * The part behind the question mark: any of its conditions lets an event pass.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/using_filtered_subscriptions.htm">Filtered
 *     Subscriptions</a>
 */
final class TopicFilter {
    private TopicFilter() {}

    /**
     * @param name the subscription with its filter
     * @param topic the PushTopic's name
     */
    static Predicate<BusEvent> of(CometdContext context, String name, String topic, String userId) {
        String object = context.events().topicObject(topic).orElseThrow(() -> Channels.missing("/topic/" + topic));
        Schema seen = context.store().viewAs(userId).schema();
        if (seen.object("PushTopic").isEmpty() || seen.object(object).isEmpty()) {
            throw CometdRefusal.of("403::Subscriber does not have access to the entity in this topic");
        }
        int question = name.indexOf('?');
        if (question < 0) {
            return event -> true;
        }
        List<Condition> wanted = conditions(name.substring(question + 1));
        List<String> fields = context.events().topicFields(topic);
        List<String> unknown = wanted.stream()
                .map(Condition::field)
                .filter(field -> fields.stream().noneMatch(field::equalsIgnoreCase))
                .toList();
        if (!unknown.isEmpty()) {
            throw CometdRefusal.of(
                    "400::Query fields {" + String.join(",", unknown) + "} do not exist on the topic entity");
        }
        return event -> event.body() instanceof TopicNotice notice
                && wanted.stream()
                        .anyMatch(each -> notice.text(each.field())
                                .filter(each.value()::equals)
                                .isPresent());
    }

    private record Condition(String field, String value) {
        static Condition of(String text) {
            int equals = text.indexOf('=');
            return equals < 0
                    ? new Condition(text, "")
                    : new Condition(
                            text.substring(0, equals),
                            URLDecoder.decode(text.substring(equals + 1), StandardCharsets.UTF_8));
        }
    }

    private static List<Condition> conditions(String filter) {
        return Arrays.stream(filter.split("&", -1)).map(Condition::of).toList();
    }
}
