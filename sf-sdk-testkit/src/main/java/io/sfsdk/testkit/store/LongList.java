package io.sfsdk.testkit.store;

import java.util.Arrays;

/** Longs collected one by one, then sorted. */
final class LongList {
    private long[] elements = new long[16];
    private int size;

    void add(long element) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, size * 2);
        }
        elements[size++] = element;
    }

    long[] sorted() {
        long[] all = Arrays.copyOf(elements, size);
        Arrays.sort(all);
        return all;
    }
}
