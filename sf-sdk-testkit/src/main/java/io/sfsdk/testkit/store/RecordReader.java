package io.sfsdk.testkit.store;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the fields of a JSON record into a draft, with the platform's checks of names, access and values. */
final class RecordReader {
    private final ValueReader values;
    private final Parents parents;
    private final Access access;

    /** Which fields a request may write. */
    enum Access {
        /** As described. */
        STANDARD,
        /** As described; a create-only field may be sent again unchanged. */
        UPSERT,
        /** Audit fields too. */
        AUDIT,
        /** Everything. */
        SEED
    }

    RecordReader(ValueReader values, Parents parents, Access access) {
        this.values = values;
        this.parents = parents;
        this.access = access;
    }

    /** @param ignored the slot of a field the caller has dealt with; -1 for none */
    void read(Draft draft, Map<String, ? extends @Nullable Object> json, int ignored) {
        read(draft, json, ignored, draft.layout().type());
    }

    /** @param seen the object as the writing user sees it */
    void read(Draft draft, Map<String, ? extends @Nullable Object> json, int ignored, ObjectType seen) {
        List<String> notWritable = new ArrayList<>();
        for (Map.Entry<String, ? extends @Nullable Object> entry : json.entrySet()) {
            int slot = slot(draft, entry.getKey(), entry.getValue(), seen);
            if (slot < 0 || slot == ignored) {
                continue;
            }
            if (!isWritable(draft, slot, entry.getValue(), seen)) {
                notWritable.add(draft.field(slot).name());
                continue;
            }
            draft.give(slot, value(draft.field(slot), entry.getValue()));
        }
        if (!notWritable.isEmpty()) {
            throw new RefusedException(RowErrors.notWritable(notWritable));
        }
    }

    /** The field's slot, also by the name of its relationship; -1 for a key to be passed over. */
    private static int slot(Draft draft, String key, @Nullable Object value, ObjectType seen) {
        Layout layout = draft.layout();
        int slot = layout.slotIgnoringCase(key);
        if (slot >= 0 && slot == layout.id) {
            if (draft.isNew()) {
                throw new RefusedException(RowErrors.idOnInsert());
            }
            return -1;
        }
        if (slot < 0 && (value == null || value instanceof Map)) {
            slot = layout.type()
                    .parentRelationship(key)
                    .map(field -> layout.slot(field.name()))
                    .orElse(-1);
        }
        boolean hidden = slot >= 0 && seen.field(layout.field(slot).name()).isEmpty();
        if (hidden || (slot < 0 && !key.equals("attributes"))) {
            throw new RefusedException(RowErrors.noSuchColumn(key, layout.type().name()));
        }
        return slot;
    }

    private boolean isWritable(Draft draft, int slot, @Nullable Object json, ObjectType seen) {
        Field field = seen.field(draft.field(slot).name()).orElseThrow();
        if (access == Access.SEED || (draft.isNew() ? field.createable() : field.updateable())) {
            return true;
        }
        if (access == Access.AUDIT) {
            return draft.isNew() && isAudit(draft.layout(), slot);
        }
        boolean resent = access == Access.UPSERT && !draft.isNew() && field.createable();
        return resent && Objects.equals(draft.get(slot), value(field, json));
    }

    private static boolean isAudit(Layout layout, int slot) {
        return slot == layout.created
                || slot == layout.createdBy
                || slot == layout.modified
                || slot == layout.modifiedBy;
    }

    private @Nullable Object value(Field field, @Nullable Object json) {
        return field.type() == FieldType.REFERENCE ? parents.find(field, json, values) : values.read(field, json);
    }
}
