package io.sfsdk.batch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Calls with records in common whose end nobody saw.
 *
 * @param calls in the order in which they were made; what a later one says of a record outweighs what an earlier one does
 */
record Leftover(List<Call> calls) {
    /** Puts calls together that have a record in common: what one refused, another sent again. */
    static List<Leftover> of(List<Call> calls) {
        List<List<Call>> groups = new ArrayList<>();
        for (Call call : calls) {
            Set<Item> items = new HashSet<>(call.items());
            List<Call> joined = new ArrayList<>();
            groups.removeIf(group -> sharesOne(group, items) && joined.addAll(group));
            joined.add(call);
            groups.add(joined);
        }
        return groups.stream().map(Leftover::new).toList();
    }

    private static boolean sharesOne(List<Call> group, Set<Item> items) {
        return group.stream().anyMatch(call -> call.items().stream().anyMatch(items::contains));
    }

    /** Each once. */
    List<Item> items() {
        Set<Item> items = new LinkedHashSet<>();
        calls.forEach(call -> items.addAll(call.items()));
        return List.copyOf(items);
    }
}
