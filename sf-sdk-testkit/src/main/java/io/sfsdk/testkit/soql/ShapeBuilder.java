package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.store.Row;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Collects the keys of an answer in SELECT order; all fields of one parent come under one key. */
final class ShapeBuilder {
    private final Map<String, Supplier<Shape.Cell>> cells = new LinkedHashMap<>();
    private final Map<String, ShapeBuilder> parents = new HashMap<>();

    /** Adds a key; false if it is there already. */
    boolean add(String name, Shape.Cell cell) {
        return cells.putIfAbsent(name, () -> cell) == null;
    }

    /** The shape of a parent. */
    ShapeBuilder parent(Hop hop, int slot) {
        return parents.computeIfAbsent(hop.name(), name -> {
            ShapeBuilder parent = new ShapeBuilder();
            cells.putIfAbsent(name, () -> parentCell(hop, slot, parent.build()));
            return parent;
        });
    }

    private static Shape.Cell parentCell(Hop hop, int slot, Shape shape) {
        return found -> {
            Row parent = ((JoinedRow) found).parent(slot);
            return parent == null
                    ? null
                    : shape.project(PathResolver.shownObject(hop, parent.objectName()), parent.id(), found);
        };
    }

    Shape build() {
        return new Shape(
                List.copyOf(cells.keySet()),
                cells.values().stream().map(Supplier::get).toList());
    }
}
