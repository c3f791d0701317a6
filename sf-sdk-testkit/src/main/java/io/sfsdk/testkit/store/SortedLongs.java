package io.sfsdk.testkit.store;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * An immutable sorted set of longs, the form of every index: eight bytes an entry, and a change copies only the leaves it
 * touches, so a view keeps its state for free while writers go on.
 */
final class SortedLongs {
    static final SortedLongs EMPTY = new SortedLongs(new long[0][]);
    private static final int MOST = 512;
    private static final int FILL = 384;

    private final long[][] leaves;

    private SortedLongs(long[][] leaves) {
        this.leaves = leaves;
    }

    /** This set without {@code removed} and with {@code added}; both sorted without repeats, an element in both stays. */
    SortedLongs changed(long[] added, long[] removed) {
        if (added.length == 0 && removed.length == 0) {
            return this;
        }
        return new SortedLongs(new Change(added, removed).apply());
    }

    /** Elements from {@code from} to {@code to}, both included, ascending. */
    LongStream range(long from, long to) {
        int first = leafOf(from);
        int last = leafOf(to);
        if (leaves.length == 0 || last < 0) {
            return LongStream.empty();
        }
        return LongStream.range(Math.max(first, 0), last + 1L).flatMap(leaf -> part(leaves[(int) leaf], from, to));
    }

    private static LongStream part(long[] leaf, long from, long to) {
        int start = Arrays.binarySearch(leaf, from);
        int end = Arrays.binarySearch(leaf, to);
        return Arrays.stream(leaf, start >= 0 ? start : -start - 1, end >= 0 ? end + 1 : -end - 1);
    }

    /** The last leaf whose first element is not above {@code value}; -1 if all are. */
    private int leafOf(long value) {
        int low = 0;
        int high = leaves.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (leaves[middle][0] <= value) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    /** One merge of sorted changes into the leaves. */
    private final class Change {
        private final long[] added;
        private final long[] removed;
        private int nextAdded;
        private int nextRemoved;
        private long[][] result = new long[leaves.length + 8][];
        private int size;

        Change(long[] added, long[] removed) {
            this.added = added;
            this.removed = removed;
        }

        long[][] apply() {
            int copied = 0;
            while (nextAdded < added.length || nextRemoved < removed.length) {
                int leaf = Math.max(0, leafOf(nextChange()));
                keep(copied, leaf);
                rebuild(leaf);
                copied = leaf + 1;
            }
            keep(copied, leaves.length);
            return Arrays.copyOf(result, size);
        }

        private long nextChange() {
            long add = nextAdded < added.length ? added[nextAdded] : Long.MAX_VALUE;
            long remove = nextRemoved < removed.length ? removed[nextRemoved] : Long.MAX_VALUE;
            return Math.min(add, remove);
        }

        private void keep(int from, int to) {
            if (to > from) {
                reserve(to - from);
                System.arraycopy(leaves, from, result, size, to - from);
                size += to - from;
            }
        }

        private void rebuild(int leaf) {
            boolean last = leaf + 1 >= leaves.length;
            int addEnd = last ? added.length : before(added, nextAdded, leaves[leaf + 1][0]);
            int removeEnd = last ? removed.length : before(removed, nextRemoved, leaves[leaf + 1][0]);
            long[] old = leaf < leaves.length ? leaves[leaf] : new long[0];
            append(merged(old, addEnd, removeEnd));
            nextAdded = addEnd;
            nextRemoved = removeEnd;
        }

        private long[] merged(long[] old, int addEnd, int removeEnd) {
            long[] all = new long[old.length + addEnd - nextAdded];
            int count = 0;
            int add = nextAdded;
            int remove = nextRemoved;
            for (long element : old) {
                while (add < addEnd && added[add] < element) {
                    all[count++] = added[add++];
                }
                while (remove < removeEnd && removed[remove] < element) {
                    remove++;
                }
                boolean again = add < addEnd && added[add] == element;
                add += again ? 1 : 0;
                if (again || remove == removeEnd || removed[remove] != element) {
                    all[count++] = element;
                }
            }
            System.arraycopy(added, add, all, count, addEnd - add);
            return Arrays.copyOf(all, count + addEnd - add);
        }

        private void append(long[] elements) {
            int parts = elements.length <= MOST ? 1 : (elements.length + FILL - 1) / FILL;
            reserve(parts);
            int from = 0;
            for (int part = 1; part <= parts; part++) {
                int to = (int) ((long) elements.length * part / parts);
                if (to > from) {
                    result[size++] = parts == 1 ? elements : Arrays.copyOfRange(elements, from, to);
                }
                from = to;
            }
        }

        private void reserve(int more) {
            if (size + more > result.length) {
                result = Arrays.copyOf(result, Math.max(size + more, result.length * 2));
            }
        }

        private static int before(long[] sorted, int from, long bound) {
            int found = Arrays.binarySearch(sorted, from, sorted.length, bound);
            return found >= 0 ? found : -found - 1;
        }
    }
}
