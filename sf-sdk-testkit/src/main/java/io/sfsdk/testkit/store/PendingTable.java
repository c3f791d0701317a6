package io.sfsdk.testkit.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one transaction has written to one object. */
final class PendingTable {
    private final TreeMap<Integer, StoredRow> versions = new TreeMap<>();
    private final Set<Integer> purged = new HashSet<>();
    private final Map<Key, Set<Integer>> byValue = new HashMap<>();

    private record Key(int slot, Object folded) {}

    void put(StoredRow version) {
        versions.put(version.number(), version);
        for (ValueIndex index : version.layout().indexes()) {
            Object value = version.value(index.slot());
            if (value != null) {
                byValue.computeIfAbsent(new Key(index.slot(), index.folded(value)), key -> new TreeSet<>())
                        .add(version.number());
            }
        }
    }

    void purge(int number) {
        versions.remove(number);
        purged.add(number);
    }

    @Nullable
    StoredRow get(int number) {
        return versions.get(number);
    }

    boolean overrides(int number) {
        return versions.containsKey(number) || purged.contains(number);
    }

    /** Written versions that have the value now; earlier ones of the same record do not count. */
    Stream<StoredRow> withValue(ValueIndex index, Object value) {
        Set<Integer> numbers = byValue.getOrDefault(new Key(index.slot(), index.folded(value)), Set.of());
        return List.copyOf(numbers).stream().map(versions::get).filter(row -> row != null && index.matches(row, value));
    }

    /** Ascending by number. */
    List<StoredRow> versions() {
        return new ArrayList<>(versions.values());
    }

    Set<Integer> purged() {
        return purged;
    }
}
