package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.store.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sorts rows by keys that are read once, and of many rows keeps no more than asked for. */
final class RowSorter {
    private static final int KEEP_APART = 100_000;

    private static final class Entry {
        final Row row;
        final @Nullable Object[] keys;
        final int arrival;

        Entry(Row row, @Nullable Object[] keys, int arrival) {
            this.row = row;
            this.keys = keys;
            this.arrival = arrival;
        }
    }

    private final Comparator<Entry> order;
    private final int most;
    private final Collection<Entry> entries;
    private int arrivals;

    RowSorter(Comparator<@Nullable Object[]> byKeys, int most) {
        this.order = Comparator.comparing((Entry entry) -> entry.keys, byKeys).thenComparingInt(entry -> entry.arrival);
        this.most = most;
        this.entries = most < KEEP_APART ? new PriorityQueue<>(order.reversed()) : new ArrayList<>();
    }

    void add(Row row, @Nullable Object[] keys) {
        entries.add(new Entry(row, keys, arrivals++));
        if (entries instanceof PriorityQueue<Entry> queue && queue.size() > most) {
            queue.remove();
        }
    }

    Stream<Row> sorted() {
        return entries.stream().sorted(order).limit(most).map(entry -> entry.row);
    }
}
