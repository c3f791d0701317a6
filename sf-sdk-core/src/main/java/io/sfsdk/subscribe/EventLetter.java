package io.sfsdk.subscribe;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.error.ApiError;
import io.sfsdk.event.ChangeEventHeader;
import io.sfsdk.event.Event;
import io.sfsdk.record.Compound;
import io.sfsdk.record.SObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event as a dead letter: its fields, and beside them where it came from. */
final class EventLetter {
    private EventLetter() {}

    /**
     * One letter; the same event has the same id however often it comes.
     *
     * @param place among the events with the same replay id
     * @param index among the events of the run
     */
    static DeadLetter of(
            String name, Event event, int place, long index, ApiError error, int attempts, Instant failedAt) {
        return new DeadLetter(
                "events/" + name + "@" + event.replayId() + (place == 0 ? "" : "." + place),
                name,
                index,
                null,
                record(event),
                DeadLetterReason.HANDLER_FAILED,
                List.of(error),
                attempts,
                null,
                failedAt,
                null);
    }

    private static SObject record(Event event) {
        SObject record = event.content()
                .fields()
                .with("event.channel", event.channel())
                .with("event.replayId", event.replayId().value());
        if (event.uuid() != null) {
            record = record.with("event.uuid", event.uuid());
        }
        SObject headless = record;
        return event.content()
                .head()
                .map(header -> headless.with("ChangeEventHeader", compound(header)))
                .orElse(headless);
    }

    private static Compound compound(ChangeEventHeader header) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("entityName", header.entityName());
        parts.put("recordIds", String.join(",", header.recordIds()));
        parts.put("changeType", header.changeType().value());
        parts.put("changeOrigin", header.changeOrigin());
        parts.put("transactionKey", header.transactionKey());
        parts.put("sequenceNumber", BigDecimal.valueOf(header.sequenceNumber()));
        parts.put("commitTimestamp", header.commitTimestamp().toString());
        parts.put("commitNumber", BigDecimal.valueOf(header.commitNumber()));
        parts.put("commitUser", header.commitUser());
        parts.put("changedFields", String.join(",", header.changedFields()));
        parts.put("nulledFields", String.join(",", header.nulledFields()));
        parts.put("diffFields", String.join(",", header.diffFields()));
        return new Compound(parts);
    }
}
