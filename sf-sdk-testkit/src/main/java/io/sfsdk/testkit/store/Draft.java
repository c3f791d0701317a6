package io.sfsdk.testkit.store;

import io.sfsdk.testkit.schema.Field;
import java.time.Instant;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The next version of a record while it is being written. */
final class Draft {
    private final Layout layout;
    private final @Nullable StoredRow before;
    private final @Nullable Object[] values;
    private final BitSet given = new BitSet();

    private Draft(Layout layout, @Nullable StoredRow before, @Nullable Object[] values) {
        this.layout = layout;
        this.before = before;
        this.values = values;
    }

    static Draft ofNew(Layout layout) {
        return new Draft(layout, null, layout.defaults());
    }

    static Draft of(StoredRow before) {
        return new Draft(before.layout(), before, before.unpacked());
    }

    Layout layout() {
        return layout;
    }

    @Nullable
    StoredRow before() {
        return before;
    }

    boolean isNew() {
        return before == null;
    }

    /** Takes a value the caller gave. */
    void give(int slot, @Nullable Object value) {
        given.set(slot);
        values[slot] = value;
    }

    boolean isGiven(int slot) {
        return slot >= 0 && given.get(slot);
    }

    @Nullable
    Object get(int slot) {
        return slot < 0 ? null : values[slot];
    }

    @Nullable
    Object get(String field) {
        return get(layout.slot(field));
    }

    boolean has(String field) {
        return layout.slot(field) >= 0;
    }

    /** Sets a field the platform fills in; nothing happens where the object lacks it. */
    void set(int slot, @Nullable Object value) {
        if (slot >= 0) {
            values[slot] = value;
        }
    }

    void set(String field, @Nullable Object value) {
        set(layout.slot(field), value);
    }

    /** Stamps of a change; a system update leaves the user's ones alone. */
    void stamp(Instant at, String userId, boolean system) {
        set(layout.stamp, at);
        if (!system) {
            set(layout.modified, at);
            set(layout.modifiedBy, userId);
        }
    }

    Field field(int slot) {
        return layout.field(slot);
    }

    StoredRow finished(int number, String id) {
        return StoredRow.of(layout, number, id, values);
    }
}
