package io.sfsdk.testkit.store;

import io.sfsdk.testkit.schema.Field;
import java.time.Instant;
import java.util.List;

/** Fills in what the platform gives every new record: owner, automatic numbers, audit fields. */
final class NewRecord {
    private NewRecord() {}

    static void fillIn(Draft draft, Instant at, String userId, Counters counters) {
        Layout layout = draft.layout();
        setIfEmpty(draft, layout.owner, userId);
        setIfEmpty(draft, layout.created, at);
        setIfEmpty(draft, layout.createdBy, userId);
        setIfEmpty(draft, layout.modified, at);
        setIfEmpty(draft, layout.modifiedBy, userId);
        setIfEmpty(draft, layout.stamp, at);
        List<Field> fields = layout.fields();
        for (int slot = 0; slot < fields.size(); slot++) {
            if (fields.get(slot).autoNumber()) {
                setIfEmpty(
                        draft,
                        slot,
                        counters.nextAutomatic(
                                fields.get(slot).name(),
                                String.valueOf(fields.get(slot).defaultValue())));
            }
        }
    }

    private static void setIfEmpty(Draft draft, int slot, Object value) {
        if (draft.get(slot) == null) {
            draft.set(slot, value);
        }
    }
}
