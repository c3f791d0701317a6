package io.sfsdk.testkit.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which slots of a record hold a value. Records with the same shape share it, so empty fields cost no memory. */
final class Shape {
    private final short[] positions;
    private final int count;

    private Shape(short[] positions, int count) {
        this.positions = positions;
        this.count = count;
    }

    static Shape of(@Nullable Object[] values) {
        short[] positions = new short[values.length];
        int count = 0;
        for (int slot = 0; slot < values.length; slot++) {
            positions[slot] = (short) (values[slot] == null ? -1 : count++);
        }
        return new Shape(positions, count);
    }

    /** A shape with room for every slot. */
    static Shape full(int slots) {
        Object[] values = new Object[slots];
        Arrays.fill(values, "");
        return of(values);
    }

    /** Where the slot's value lies in a packed record; -1 if it is empty. */
    int position(int slot) {
        return positions[slot];
    }

    @Nullable
    Object[] pack(@Nullable Object[] values) {
        Object[] packed = new Object[count];
        for (int slot = 0; slot < positions.length; slot++) {
            if (positions[slot] >= 0) {
                packed[positions[slot]] = values[slot];
            }
        }
        return packed;
    }
}
