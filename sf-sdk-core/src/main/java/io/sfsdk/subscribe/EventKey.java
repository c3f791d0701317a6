package io.sfsdk.subscribe;

import io.sfsdk.event.ChangeEventHeader;
import io.sfsdk.event.Event;
import io.sfsdk.event.EventContent;
import io.sfsdk.record.SObject;
import java.util.Set;

/**
 * Says which events must be handled one after the other when handlers run in parallel: those that have a key in common, in the order
 * of the channel. Called by the thread of the run when an event arrives. It must answer the same for the same event. An event for which
 * it throws is in order with all others, and is treated as one that the handler refuses: the key is asked again in the place of the
 * handler, by its thread, as the {@linkplain EventSubscriptionBuilder#retry retry policy} says, and the event becomes a dead letter if it
 * never answers.
 */
@FunctionalInterface
public interface EventKey {
    /** The keys of an event. None: it waits for all before it, and all behind it wait for it. */
    Set<String> of(Event event);

    /**
     * The records that a change event or a PushTopic's notice is about. What concerns all records of an object (an overflow, a gap of
     * {@code 001*}), and what names none, is in order with all others.
     */
    static EventKey records() {
        return event -> {
            if (event.content() instanceof EventContent.Notice notice) {
                return notice.fields().text("Id").map(Set::of).orElse(Set.of());
            }
            return event.content()
                    .head()
                    .filter(head -> !(event.content() instanceof EventContent.Overflow))
                    .map(ChangeEventHeader::recordIds)
                    .filter(ids -> ids.stream().noneMatch(id -> id.endsWith("*")))
                    .map(Set::copyOf)
                    .orElse(Set.of());
        };
    }

    /** The value of a field, for example {@code OrderNumber__c}; an event without one is in order with all others. */
    static EventKey field(String name) {
        return event -> {
            SObject fields = event.content().fields();
            Object value = fields.has(name) ? fields.value(name) : null;
            return value == null ? Set.of() : Set.of(value.toString());
        };
    }
}
