package io.sfsdk.soap;

import io.sfsdk.record.RecordId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records that one call sends, in its order.
 *
 * @param operation the name of the SOAP call
 * @param indexes the place of each in what the caller handed in
 * @param ids the id of each where the operation goes by it, else null for all
 */
record SentRecords(
        String operation, List<Integer> indexes, @Nullable List<RecordId> ids) {
    int size() {
        return indexes.size();
    }

    int index(int row) {
        return indexes.get(row);
    }

    @Nullable
    RecordId ownId(int row) {
        return ids == null ? null : ids.get(row);
    }

    boolean creates() {
        return operation.equals("create");
    }

    boolean deletes() {
        return operation.equals("delete");
    }
}
