package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.store.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sorts rows into groups. Text groups by exact value; ROLLUP and CUBE count a row once a set of keys. */
final class GroupTable {
    private static final class Group {
        final @Nullable Object[] keys;
        final boolean[] kept;
        final List<Accumulator> accumulators;

        Group(@Nullable Object[] keys, boolean[] kept, List<Accumulator> accumulators) {
            this.keys = keys;
            this.kept = kept;
            this.accumulators = accumulators;
        }
    }

    private final GroupColumns columns;
    private final List<boolean[]> keySets;
    private final Map<List<@Nullable Object>, Group> groups = new LinkedHashMap<>();

    GroupTable(GroupColumns columns, Grouping.Kind kind) {
        this.columns = columns;
        this.keySets = keySets(kind, columns.keys().size());
        if (columns.keys().isEmpty()) {
            // Without GROUP BY even no rows make one row.
            group(new Object[0], new boolean[0]);
        }
    }

    private static List<boolean[]> keySets(Grouping.Kind kind, int keys) {
        Stream<boolean[]> sets = switch (kind) {
            case PLAIN -> Stream.of(firstKept(keys, keys));
            case ROLLUP -> IntStream.rangeClosed(0, keys).mapToObj(dropped -> firstKept(keys, keys - dropped));
            case CUBE -> IntStream.range(0, 1 << keys).mapToObj(dropped -> bits(keys, dropped));
        };
        return sets.toList();
    }

    private static boolean[] firstKept(int keys, int kept) {
        boolean[] set = new boolean[keys];
        Arrays.fill(set, 0, kept, true);
        return set;
    }

    private static boolean[] bits(int keys, int dropped) {
        boolean[] set = new boolean[keys];
        for (int key = 0; key < keys; key++) {
            set[key] = (dropped & (1 << (keys - 1 - key))) == 0;
        }
        return set;
    }

    void add(Row row) {
        for (boolean[] kept : keySets) {
            add(row, group(keys(row, kept), kept));
        }
    }

    private @Nullable Object[] keys(Row row, boolean[] kept) {
        @Nullable Object[] keys = new Object[kept.length];
        for (int key = 0; key < kept.length; key++) {
            keys[key] = kept[key] ? columns.keys().get(key).read(row) : null;
        }
        return keys;
    }

    private Group group(@Nullable Object[] keys, boolean[] kept) {
        List<@Nullable Object> name = new ArrayList<>();
        for (int key = 0; key < keys.length; key++) {
            name.add(keys[key] instanceof BigDecimal number ? number.stripTrailingZeros() : keys[key]);
        }
        name.add(Arrays.hashCode(kept));
        return groups.computeIfAbsent(name, unknown -> new Group(keys, kept, accumulators()));
    }

    private List<Accumulator> accumulators() {
        return columns.aggregates().stream().map(Aggregate::start).toList();
    }

    private void add(Row row, Group group) {
        for (int i = 0; i < group.accumulators.size(); i++) {
            Object value = columns.aggregates().get(i).read(row);
            if (value != null) {
                group.accumulators.get(i).add(value);
            }
        }
    }

    Stream<Row> rows() {
        return groups.values().stream().map(this::row);
    }

    private Row row(Group group) {
        int keys = group.keys.length;
        @Nullable Object[] values = Arrays.copyOf(group.keys, columns.width());
        for (int key = 0; key < keys; key++) {
            values[keys + key] = group.kept[key] ? BigDecimal.ZERO : BigDecimal.ONE;
        }
        for (int i = 0; i < group.accumulators.size(); i++) {
            values[2 * keys + i] = group.accumulators.get(i).result();
        }
        return new GroupRow(values);
    }
}
