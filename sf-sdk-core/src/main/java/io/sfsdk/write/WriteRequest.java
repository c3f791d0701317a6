package io.sfsdk.write;

import io.sfsdk.record.SObject;
import java.util.List;

/**
 * One write call.
 *
 * @param operation what to do
 * @param records all of one type, in the order in which outcomes are told; at least one
 * @param allOrNone whether one rejected record rolls back the others of this call (of this call only, never of a whole job)
 */
public record WriteRequest(WriteOperation operation, List<SObject> records, boolean allOrNone) {
    public WriteRequest {
        records = List.copyOf(records);
        if (records.isEmpty()) {
            throw new IllegalArgumentException("a write call needs at least one record");
        }
        String type = records.get(0).type();
        for (int i = 1; i < records.size(); i++) {
            if (!records.get(i).type().equalsIgnoreCase(type)) {
                throw new IllegalArgumentException("record " + i + " is of type "
                        + records.get(i).type() + ", record 0 of type " + type + "; write one type a call");
            }
        }
    }

    public static WriteRequest of(WriteOperation operation, List<SObject> records) {
        return new WriteRequest(operation, records, false);
    }

    public String sobject() {
        return records.get(0).type();
    }
}
