package io.sfsdk.testkit.events;

import io.sfsdk.testkit.avro.AvroEvent;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A change of one record, or the same change of several.
 *
 * @param shape of the object when it changed
 * @param values of a created or undeleted record all that are not empty; of an updated one those that changed
 * @param enrichment values that the channel adds
 * @param tellsFields whether the header names what changed
 */
record ChangeEvent(
        EventShape shape,
        ChangeHeader header,
        List<ChangedValue> values,
        List<ChangedValue> enrichment,
        boolean tellsFields)
        implements EventBody {
    ChangeEvent {
        values = List.copyOf(values);
        enrichment = List.copyOf(enrichment);
    }

    /** Header only, as of a change that is too large to tell. */
    ChangeEvent asGap() {
        ChangeType gap = header.changeType().gap();
        return new ChangeEvent(shape, header.of(gap, header.recordIds()), List.of(), List.of(), tellsFields);
    }

    @Override
    public String objectName() {
        return header.entityName();
    }

    /** Hidden fields are absent or null, as documented; that the header does not name them either is our reading. */
    @Override
    public EventBody seenBy(Schema schema) {
        ObjectType seen = schema.object(objectName()).orElse(shape.type());
        if (seen.fields().size() == shape.type().fields().size()) {
            return this;
        }
        Set<String> paths =
                ChangeFields.layout(seen).stream().map(ChangedValue::path).collect(Collectors.toSet());
        return new ChangeEvent(shape, header, among(values, paths), among(enrichment, paths), tellsFields);
    }

    private static List<ChangedValue> among(List<ChangedValue> all, Set<String> paths) {
        return all.stream().filter(value -> paths.contains(value.path())).toList();
    }

    /** Without {@code nulledFields} and {@code diffFields}, which CometD does not bring. */
    @Override
    public Map<String, @Nullable Object> data(long replayId, int version) {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        Map<String, @Nullable Object> members = header.members();
        if (tellsFields && header.changeType() == ChangeType.UPDATE) {
            members.put("changedFields", values.stream().map(ChangedValue::path).toList());
        }
        payload.put("ChangeEventHeader", members);
        values.forEach(value -> put(payload, value, version));
        enrichment.stream().filter(value -> value.value() != null).forEach(value -> put(payload, value, version));
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("schema", shape.schema());
        data.put("payload", payload);
        data.put("event", Map.of("replayId", replayId));
        return data;
    }

    @Override
    public Optional<AvroEvent> avro() {
        ChangeForm form = new ChangeForm(shape.type());
        String place = header.transactionKey() + header.sequenceNumber() + header.recordIds();
        String id = UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.US_ASCII))
                .toString();
        return Optional.of(new AvroEvent(id, shape.schema(), form.schema(), form.write(this)));
    }

    @SuppressWarnings("unchecked") // compounds are put here only
    private static void put(Map<String, @Nullable Object> payload, ChangedValue value, int version) {
        Map<String, @Nullable Object> target = value.compound().isEmpty()
                ? payload
                : (Map<String, @Nullable Object>) payload.computeIfAbsent(
                        value.compound(), compound -> new LinkedHashMap<String, @Nullable Object>());
        target.put(value.name(), EventTexts.value(value.value(), value.type(), version));
    }
}
