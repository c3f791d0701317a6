package io.sfsdk.write;

import io.sfsdk.record.ApiName;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;

/** Refuses, before anything is sent, what the org would refuse as a whole or could misunderstand. */
final class WriteChecks {
    private WriteChecks() {}

    static void verify(WriteRequest request, WriterProfile profile) {
        ApiName.require("the type of a record", request.sobject());
        int count = request.records().size();
        if (count > profile.maxRecords()) {
            throw new IllegalArgumentException(
                    "a call takes at most " + profile.maxRecords() + " records, got " + count);
        }
        if (request.operation() instanceof WriteOperation.Upsert upsert) {
            requireExternalIds(request, upsert);
        } else if (!(request.operation() instanceof WriteOperation.Insert)) {
            requireIds(request);
        }
    }

    private static void requireIds(WriteRequest request) {
        for (int i = 0; i < request.records().size(); i++) {
            if (!hasId(request.records().get(i))) {
                throw new IllegalArgumentException("record " + i + " of type " + request.sobject()
                        + " has no valid Id, which " + request.operation().name() + " needs");
            }
        }
    }

    private static boolean hasId(SObject record) {
        int index = record.shape().indexOf("Id");
        return index >= 0 && record.valueAt(index) instanceof String id && RecordId.isId(id);
    }

    /** By {@code Id} a record without one is created; by any other field there must be a value to find it by. */
    private static void requireExternalIds(WriteRequest request, WriteOperation.Upsert upsert) {
        String field = ApiName.require("an external id field", upsert.externalIdField());
        if (field.equalsIgnoreCase("Id")) {
            return;
        }
        for (int i = 0; i < request.records().size(); i++) {
            SObject record = request.records().get(i);
            int index = record.shape().indexOf(field);
            if (index < 0 || record.valueAt(index) == null || "".equals(record.valueAt(index))) {
                throw new IllegalArgumentException("record " + i + " of type " + request.sobject()
                        + " has no value in its external id field " + field);
            }
        }
    }
}
