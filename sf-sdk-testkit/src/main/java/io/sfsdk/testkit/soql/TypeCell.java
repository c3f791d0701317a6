package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.store.Row;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** TYPEOF: a parent shown with the fields its object asks for; null (assumed) for objects nothing is said about. */
final class TypeCell implements Shape.Cell {
    private final int slot;
    private final Map<String, Shape> shapes = new HashMap<>();
    private @Nullable Shape otherwise;

    TypeCell(int slot) {
        this.slot = slot;
    }

    void when(String objectName, Shape shape) {
        shapes.put(objectName, shape);
    }

    void otherwise(@Nullable Shape shape) {
        otherwise = shape;
    }

    @Override
    public @Nullable Object value(Row found) {
        Row parent = ((JoinedRow) found).parent(slot);
        if (parent == null) {
            return null;
        }
        Shape own = shapes.get(parent.objectName());
        Shape shape = own == null ? otherwise : own;
        return shape == null ? null : shape.project(parent.objectName(), parent.id(), found);
    }
}
