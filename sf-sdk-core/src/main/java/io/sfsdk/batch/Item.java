package io.sfsdk.batch;

import io.sfsdk.record.SObject;
import org.jspecify.annotations.Nullable;

/** A record on its way through a run, with what is known of it so far. Belongs to one thread at a time. */
final class Item {
    private final long index;
    private final SObject record;
    private int attempts;
    private long bytes = -1;
    private int groupSize;
    private @Nullable Object parent;
    private @Nullable Fate fate;

    Item(long index, SObject record) {
        this.index = index;
        this.record = record;
    }

    long index() {
        return index;
    }

    SObject record() {
        return record;
    }

    int attempts() {
        return attempts;
    }

    void attempted(int number) {
        attempts = number;
    }

    /** As sent; -1 if not known yet. */
    long bytes() {
        return bytes;
    }

    void measured(long size) {
        bytes = size;
    }

    void locks(@Nullable Object key) {
        parent = key;
    }

    /** What it locks beside itself, null if nothing is known. */
    @Nullable
    Object parent() {
        return parent;
    }

    void leads(int group) {
        groupSize = group;
    }

    /** Of the group that begins with this record; 0 within a group. */
    int groupSize() {
        return groupSize;
    }

    @Nullable
    Fate fate() {
        return fate;
    }

    void become(Fate next) {
        fate = next;
    }

    /** Takes back a refusal that might have passed. A doubt stays, and a job at work: no later silence can remove it. */
    void leave() {
        if (!isInDoubt() && !isPending()) {
            fate = new Fate.Unprocessed();
        }
    }

    /** Begins anew. */
    void reset() {
        fate = null;
    }

    boolean isDead() {
        return fate instanceof Fate.Dead;
    }

    boolean isInDoubt() {
        return fate instanceof Fate.Dead dead && dead.inDoubt();
    }

    boolean isPending() {
        return fate instanceof Fate.Pending;
    }

    /** Without an end. */
    boolean isOpen() {
        return isUnprocessed() || isPending();
    }

    boolean isUnprocessed() {
        return fate == null || fate instanceof Fate.Unprocessed;
    }

    InputRecord asInput() {
        return new InputRecord(index, record);
    }
}
