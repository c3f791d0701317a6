package io.sfsdk.testkit.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The committed records of one object with their indexes. Immutable. */
final class TableState {
    private static final int NUMBER_BITS = 26;

    private final Layout layout;
    private final PagedRows rows;
    private final SortedLongs stamps;
    private final SortedLongs[] values;
    private final int live;

    private TableState(Layout layout, PagedRows rows, SortedLongs stamps, SortedLongs[] values, int live) {
        this.layout = layout;
        this.rows = rows;
        this.stamps = stamps;
        this.values = values;
        this.live = live;
    }

    static TableState empty(Layout layout) {
        SortedLongs[] values = new SortedLongs[layout.indexes().size()];
        Arrays.fill(values, SortedLongs.EMPTY);
        return new TableState(layout, PagedRows.EMPTY, SortedLongs.EMPTY, values, 0);
    }

    Layout layout() {
        return layout;
    }

    /** Records outside the recycle bin. */
    int live() {
        return live;
    }

    @Nullable
    StoredRow get(int number) {
        return rows.get(number);
    }

    Stream<StoredRow> all() {
        return rows.all();
    }

    /** Records with this value in an indexed field, ascending by id. */
    Stream<StoredRow> withValue(ValueIndex index, Object value) {
        return index.candidates(values[index.position()], value)
                .mapToObj(rows::get)
                .filter(row -> row != null && index.matches(row, value));
    }

    /** Records whose stamp lies in {@code [from, until)}, ascending by (stamp, id). */
    Stream<StoredRow> changed(@Nullable Instant from, @Nullable Instant until) {
        long first = from == null ? Long.MIN_VALUE : ceiling(from) << NUMBER_BITS;
        long last = until == null ? Long.MAX_VALUE : (ceiling(until) << NUMBER_BITS) - 1;
        return stamps.range(first, last)
                .mapToObj(entry -> Objects.requireNonNull(rows.get((int) (entry & ((1L << NUMBER_BITS) - 1)))));
    }

    private static long ceiling(Instant instant) {
        return instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0);
    }

    /** This state with new versions, sorted by number, and without the purged records. */
    TableState with(List<StoredRow> versions, Collection<Integer> purged) {
        Changes changes = new Changes();
        for (StoredRow version : versions) {
            changes.replace(rows.get(version.number()), version);
        }
        for (int number : purged) {
            changes.replace(rows.get(number), null);
        }
        PagedRows next = rows.with(versions).without(purged);
        return new TableState(layout, next, changes.stamps(), changes.values(), live + changes.live);
    }

    /** All records under another layout. */
    TableState adoptedBy(Layout other) {
        return other == layout
                ? this
                : empty(other).with(all().map(row -> row.adoptedBy(other)).toList(), List.of());
    }

    /** Entries to add to and take from each index. */
    private final class Changes {
        private final LongList stampsAdded = new LongList();
        private final LongList stampsRemoved = new LongList();
        private final LongList[] added = lists();
        private final LongList[] removed = lists();
        private int live;

        private LongList[] lists() {
            LongList[] lists = new LongList[values.length];
            Arrays.setAll(lists, i -> new LongList());
            return lists;
        }

        void replace(@Nullable StoredRow old, @Nullable StoredRow version) {
            if (old != null) {
                count(old, stampsRemoved, removed);
                live -= old.isDeleted() ? 0 : 1;
            }
            if (version != null) {
                count(version, stampsAdded, added);
                live += version.isDeleted() ? 0 : 1;
            }
        }

        private void count(StoredRow row, LongList stamps, LongList[] entries) {
            stamps.add((row.stamp().getEpochSecond() << NUMBER_BITS) | row.number());
            for (ValueIndex index : layout.indexes()) {
                Object value = row.value(index.slot());
                if (value != null) {
                    entries[index.position()].add(index.entry(value, row.number()));
                }
            }
        }

        SortedLongs stamps() {
            return stamps.changed(stampsAdded.sorted(), stampsRemoved.sorted());
        }

        SortedLongs[] values() {
            SortedLongs[] next = new SortedLongs[values.length];
            Arrays.setAll(next, i -> values[i].changed(added[i].sorted(), removed[i].sorted()));
            return next;
        }
    }
}
