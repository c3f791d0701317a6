package io.sfsdk.testkit.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A record version in packed form: only the values that are not empty. */
final class StoredRow implements Row {
    private final Layout layout;
    private final int number;
    private final String id;
    private final Shape shape;
    private final @Nullable Object[] packed;

    private StoredRow(Layout layout, int number, String id, Shape shape, @Nullable Object[] packed) {
        this.layout = layout;
        this.number = number;
        this.id = id;
        this.shape = shape;
        this.packed = packed;
    }

    /** @param values one a slot; the array may be used again */
    static StoredRow of(Layout layout, int number, String id, @Nullable Object[] values) {
        Shape shape = layout.shapeOf(values);
        return new StoredRow(layout, number, id, shape, shape.pack(values));
    }

    Layout layout() {
        return layout;
    }

    int number() {
        return number;
    }

    @Nullable
    Object value(int slot) {
        if (slot < 0) {
            return null;
        }
        Computed computed = layout.computed(slot);
        if (computed != null) {
            return computed.value(this);
        }
        int position = shape.position(slot);
        return position < 0 ? null : packed[position];
    }

    /** Values by slot, to be changed into the next version; computed ones are empty. */
    @Nullable
    Object[] unpacked() {
        @Nullable Object[] values = new Object[layout.fields().size()];
        for (int slot = 0; slot < values.length; slot++) {
            int position = shape.position(slot);
            values[slot] = position < 0 ? null : packed[position];
        }
        return values;
    }

    /** This version under another layout of its object: fields of the same name keep their values. */
    StoredRow adoptedBy(Layout other) {
        if (other == layout) {
            return this;
        }
        @Nullable Object[] values = new Object[other.fields().size()];
        for (int slot = 0; slot < values.length; slot++) {
            int own = layout.slot(other.field(slot).name());
            values[slot] = own < 0 || layout.computed(own) != null ? null : value(own);
        }
        return of(other, number, id, values);
    }

    /** The same values under another id. */
    StoredRow numbered(int otherNumber, String otherId) {
        return new StoredRow(layout, otherNumber, otherId, shape, packed);
    }

    /** SystemModstamp, or for an object without one the best there is. */
    Instant stamp() {
        Object stamp = value(layout.stamp >= 0 ? layout.stamp : layout.created);
        return stamp == null ? Instant.EPOCH : (Instant) stamp;
    }

    @Override
    public String objectName() {
        return layout.type().name();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public @Nullable Object value(String fieldName) {
        return value(layout.slot(fieldName));
    }

    @Override
    public boolean isDeleted() {
        return value(layout.deleted) instanceof Boolean deleted && deleted;
    }

    @Override
    public String toString() {
        return objectName() + " " + id;
    }
}
