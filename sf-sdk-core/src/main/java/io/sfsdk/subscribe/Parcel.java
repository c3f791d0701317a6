package io.sfsdk.subscribe;

import java.util.List;
import java.util.Set;

/** What the handler gets at once. */
final class Parcel {
    private final List<Entry> entries;
    private final Set<String> keys;
    private final Call call;
    private int waitsFor;

    /** Calls the handler with it. */
    @FunctionalInterface
    interface Call {
        void make() throws Exception;
    }

    /** @param keys by which it is in order with others; none if it is with all */
    Parcel(List<Entry> entries, Set<String> keys, Call call) {
        this.entries = entries;
        this.keys = keys;
        this.call = call;
    }

    List<Entry> entries() {
        return entries;
    }

    Entry first() {
        return entries.get(0);
    }

    Set<String> keys() {
        return keys;
    }

    Call call() {
        return call;
    }

    /** Whether there is anything that a handler can be asked about. */
    boolean isReadable() {
        for (Entry entry : entries) {
            if (!entry.isUnreadable()) {
                return true;
            }
        }
        return false;
    }

    /** @param keys at which others stand before it */
    void waitFor(int keys) {
        waitsFor = keys;
    }

    /** One of them has gone; whether that was the last. */
    boolean isNext() {
        waitsFor--;
        return waitsFor == 0;
    }
}
