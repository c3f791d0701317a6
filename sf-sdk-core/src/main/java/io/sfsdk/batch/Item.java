package io.sfsdk.batch;

import io.sfsdk.record.SObject;
import org.jspecify.annotations.Nullable;

/** A record on its way through a run, with what is known of it so far. Belongs to one thread at a time. */
final class Item {
    private final long index;
    private final SObject record;
    private int attempts;
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

    @Nullable
    Fate fate() {
        return fate;
    }

    void become(Fate next) {
        fate = next;
    }

    /** Takes back a refusal that might have passed. A doubt stays: no later silence can remove it. */
    void leave() {
        if (!(fate instanceof Fate.Dead dead && dead.inDoubt())) {
            fate = new Fate.Unprocessed();
        }
    }

    boolean isDead() {
        return fate instanceof Fate.Dead;
    }

    boolean isUnprocessed() {
        return fate == null || fate instanceof Fate.Unprocessed;
    }

    InputRecord asInput() {
        return new InputRecord(index, record);
    }
}
