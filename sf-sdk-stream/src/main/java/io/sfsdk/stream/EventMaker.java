package io.sfsdk.stream;

import io.sfsdk.event.ChangeEventHeader;
import io.sfsdk.event.ChangeType;
import io.sfsdk.event.Event;
import io.sfsdk.event.EventContent;
import io.sfsdk.event.ReplayId;
import io.sfsdk.record.SObject;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes an event of what its frame holds. What it is shows by its members, not by the channel's name. */
final class EventMaker {
    private static final String CREATED = "CreatedDate";

    private EventMaker() {}

    /**
     * The event; {@link EventContent.Unreadable} if its fields do not make one.
     *
     * @param raw the message as text, asked for only if it cannot be read
     */
    static Event event(String channel, Frame frame, long replayId, Instant receivedAt, Supplier<String> raw) {
        EventContent content = readable(channel, frame, raw);
        return new Event(
                channel,
                new ReplayId(String.valueOf(replayId)),
                content,
                frame.uuid,
                publishedAt(frame, content),
                receivedAt);
    }

    private static EventContent readable(String channel, Frame frame, Supplier<String> raw) {
        try {
            return content(channel, frame, raw);
        } catch (IllegalArgumentException | ArithmeticException e) { // a head without what it needs, a field twice
            return new EventContent.Unreadable("an event whose parts do not fit together", raw.get());
        }
    }

    private static EventContent content(String channel, Frame frame, Supplier<String> raw) {
        if (frame.header != null && frame.payload != null) {
            return change(frame.header.header(frame.payload), frame.payload, frame.schema);
        }
        if (frame.payload != null) {
            String name = frame.apiName == null ? lastPart(channel) : frame.apiName;
            return new EventContent.Published(frame.payload.record(name), frame.schema);
        }
        if (frame.sobject != null) {
            return new EventContent.Notice(
                    frame.type == null ? "" : frame.type, frame.sobject.record(lastPart(channel)));
        }
        return frame.text == null
                ? new EventContent.Unreadable("an event without fields or text", raw.get())
                : new EventContent.Message(frame.text);
    }

    private static EventContent change(ChangeEventHeader header, Frame.Fields fields, @Nullable String schema) {
        if (header.changeType().equals(ChangeType.GAP_OVERFLOW)) {
            return new EventContent.Overflow(header);
        }
        return header.changeType().isGap()
                ? new EventContent.Gap(header)
                : new EventContent.Change(header, fields.record(header.entityName()), schema);
    }

    private static @Nullable Instant publishedAt(Frame frame, EventContent content) {
        if (content instanceof EventContent.Change change) {
            return change.header().commitTimestamp();
        }
        if (content instanceof EventContent.Gap gap) {
            return gap.header().commitTimestamp();
        }
        if (content instanceof EventContent.Overflow overflow) {
            return overflow.header().commitTimestamp();
        }
        if (frame.createdDate != null) {
            return instant(SObject.of("Event").with(CREATED, frame.createdDate));
        }
        return content instanceof EventContent.Published ? instant(content.fields()) : null;
    }

    /** Unknown rather than wrong. */
    private static @Nullable Instant instant(SObject fields) {
        try {
            return fields.has(CREATED) ? fields.instant(CREATED).orElse(null) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String lastPart(String channel) {
        String path = BayeuxRequest.withoutFilter(channel);
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
