package io.sfsdk.simulation;

import io.sfsdk.record.SObject;
import io.sfsdk.sync.RecordChange;
import io.sfsdk.testkit.store.Row;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One version of one record, as the org has it and as a target was told it.
 *
 * @param values of the synced fields, as texts
 */
record Version(String id, Instant stamp, boolean isDeleted, List<String> values) {
    private static final String UNSEEN = "unseen";

    static Version of(Row row, List<String> fields) {
        return new Version(
                row.id(),
                (Instant) Objects.requireNonNull(row.value("SystemModstamp")),
                row.isDeleted(),
                fields.stream().map(field -> text(row.value(field))).toList());
    }

    static Version of(RecordChange change, List<String> fields) {
        return new Version(
                change.id().value(),
                change.stamp(),
                change instanceof RecordChange.Deleted,
                fields.stream().map(field -> text(change.record(), field)).toList());
    }

    /** Whether this is what the org had then; a field that was out of the user's sight says nothing. */
    boolean isSeenOf(Version real) {
        if (!id.equals(real.id) || !stamp.equals(real.stamp) || isDeleted != real.isDeleted) {
            return false;
        }
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).equals(UNSEEN) && !values.get(i).equals(real.values.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static String text(SObject record, String field) {
        return record.has(field) ? record.text(field).orElse("null") : UNSEEN;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "null" : value.toString();
    }
}
