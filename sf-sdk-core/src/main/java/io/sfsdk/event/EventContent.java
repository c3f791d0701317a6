package io.sfsdk.event;

import io.sfsdk.record.SObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an event says. Fields are values as the other ways to the org give them: absent differs from null, numbers are exact, times
 * are texts that {@link SObject} reads. {@code toString()} shows names and no value.
 */
public sealed interface EventContent {
    /** Its fields as a record, for whoever treats all kinds alike. */
    SObject fields();

    /** The head of a change event, of whichever kind; empty if it is none. */
    default Optional<ChangeEventHeader> head() {
        return Optional.empty();
    }

    /**
     * A platform event.
     *
     * @param fields of the event's type, for example {@code Order__e}
     * @param schema names the shape it was published with; null if the org does not say
     */
    record Published(SObject fields, @Nullable String schema) implements EventContent {}

    /**
     * A change of one record, or the same change of several.
     *
     * @param header what was changed, by whom and in which transaction
     * @param fields of the object's type. Over CometD: those that are not empty (create, undelete), those that changed, null where
     *     they were cleared (update), none (delete)
     * @param schema names the shape it was published with; null if the org does not say
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_message_structure.htm">Change
     *     Data Capture Developer Guide, Change Event Message Structure</a>
     */
    record Change(
            ChangeEventHeader header,
            SObject fields,
            @Nullable String schema) implements EventContent {
        @Override
        public Optional<ChangeEventHeader> head() {
            return Optional.of(header);
        }
    }

    /**
     * The org changed records and cannot say how: read those named by the header again, in full. What later events tell of them
     * before that stands on an unknown base.
     *
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_other_events_gap.htm">Change
     *     Data Capture Developer Guide, Gap Events</a>
     */
    record Gap(ChangeEventHeader header) implements EventContent {
        @Override
        public SObject fields() {
            return SObject.of(header.entityName());
        }

        @Override
        public Optional<ChangeEventHeader> head() {
            return Optional.of(header);
        }
    }

    /**
     * A transaction changed more records than it has events for: read the whole object again.
     *
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_other_events_overflow.htm">Change
     *     Data Capture Developer Guide, Overflow Events</a>
     */
    record Overflow(ChangeEventHeader header) implements EventContent {
        @Override
        public SObject fields() {
            return SObject.of(header.entityName());
        }

        @Override
        public Optional<ChangeEventHeader> head() {
            return Optional.of(header);
        }
    }

    /**
     * A record that meets the query of a PushTopic.
     *
     * @param type the org's word: {@code created}, {@code updated}, {@code deleted} or {@code undeleted}
     * @param fields those that the PushTopic selects; the id alone of a deleted record. Its type is the PushTopic's name, since the
     *     org does not tell the object's
     */
    record Notice(String type, SObject fields) implements EventContent {}

    /**
     * A text on a generic channel.
     *
     * @param text as it was pushed
     */
    record Message(String text) implements EventContent {
        @Override
        public SObject fields() {
            return SObject.of("Message").with("payload", text);
        }

        @Override
        public String toString() {
            return "Message[" + text.length() + " characters]";
        }
    }

    /**
     * An event that could not be read. No handler gets it: it becomes a dead letter, with all that arrived.
     *
     * @param reason why; without values
     * @param raw what arrived
     */
    record Unreadable(String reason, String raw) implements EventContent {
        @Override
        public SObject fields() {
            return SObject.of("Event").with("raw", raw);
        }

        @Override
        public String toString() {
            return "Unreadable[" + reason + "]";
        }
    }
}
