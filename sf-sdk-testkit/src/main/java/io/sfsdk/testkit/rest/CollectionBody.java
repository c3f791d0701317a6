package io.sfsdk.testkit.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of a collection call and whether all or none are to be saved. */
record CollectionBody(boolean allOrNone, List<CollectionRecord> records) {
    private static final int MOST_RECORDS = 200;
    private static final int MOST_TYPE_CHUNKS = 10;

    static CollectionBody of(Call call) {
        Map<String, @Nullable Object> body = call.body();
        if (!(body.get("records") instanceof List<?> list)) {
            throw ApiRefusal.of(400, "INVALID_INPUT", "records is required");
        }
        List<CollectionRecord> records = new ArrayList<>(list.size());
        list.forEach(element -> records.add(record(element)));
        return new CollectionBody(Call.flag(body, "allOrNone"), records);
    }

    private static CollectionRecord record(@Nullable Object element) {
        if (!(element instanceof Map<?, ?> map)) {
            throw ApiRefusal.of(400, "JSON_PARSER_ERROR", "Cannot deserialize instance of sobject from a scalar value");
        }
        if (!(map.get("attributes") instanceof Map<?, ?> attributes) || attributes.get("type") == null) {
            throw ApiRefusal.of(400, "INVALID_INPUT", "attributes.type is required for every record");
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        map.forEach((name, value) -> fields.put(String.valueOf(name), value));
        fields.remove("attributes");
        return new CollectionRecord(String.valueOf(attributes.get("type")), fields);
    }

    void checkLimits() {
        if (records.size() > MOST_RECORDS) {
            throw ApiRefusal.of(
                    400,
                    "EXCEEDED_ID_LIMIT",
                    "record limit reached. cannot submit more than 200 records into this call");
        }
        if (typeChunks() > MOST_TYPE_CHUNKS) {
            throw ApiRefusal.of(
                    400,
                    "LIMIT_EXCEEDED",
                    "Cannot have more than 10 chunks in a single operation. Please rearrange the data to reduce chunking.");
        }
    }

    private int typeChunks() {
        int chunks = 0;
        String last = null;
        for (CollectionRecord record : records) {
            chunks += record.type().equalsIgnoreCase(last) ? 0 : 1;
            last = record.type();
        }
        return chunks;
    }
}
