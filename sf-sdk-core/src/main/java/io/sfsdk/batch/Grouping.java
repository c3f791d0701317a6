package io.sfsdk.batch;

import io.sfsdk.record.SObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which records should go together because they lock the same parent.
 *
 * @param key null where the record locks none
 * @param window records looked at together
 */
record Grouping(Function<SObject, @Nullable Object> key, int window) {
    Grouping {
        if (window < 1) {
            throw new IllegalArgumentException("a window holds at least one record, got " + window);
        }
    }

    static Grouping none() {
        return new Grouping(record -> null, 1);
    }

    static Grouping by(String field, int window) {
        return new Grouping(record -> record.has(field) ? record.value(field) : null, window);
    }

    /** Moves each record to the first one with its key; otherwise the order stays. */
    List<Item> group(List<Item> items) {
        Map<Object, List<Item>> groups = new LinkedHashMap<>();
        for (Item item : items) {
            Object parent = key.apply(item.record());
            item.locks(parent);
            groups.computeIfAbsent(parent == null ? item : parent, none -> new ArrayList<>())
                    .add(item);
        }
        List<Item> grouped = new ArrayList<>(items.size());
        for (List<Item> group : groups.values()) {
            group.get(0).leads(group.size());
            grouped.addAll(group);
        }
        return grouped;
    }
}
