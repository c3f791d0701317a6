package io.sfsdk.batch;

import io.sfsdk.record.SObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** The last records that were taken from an input, by which it is known again. Used by the thread of the job. */
final class Tail {
    static final int LENGTH = 8;

    private final Deque<SObject> records = new ArrayDeque<>();

    String fingerprint() {
        return Fingerprint.of(records);
    }

    void add(SObject record) {
        records.addLast(record);
        if (records.size() > LENGTH) {
            records.removeFirst();
        }
    }

    /** The input, watched. */
    Iterator<SObject> watch(Iterator<? extends SObject> input) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return input.hasNext();
            }

            @Override
            public SObject next() {
                SObject record = input.next();
                if (record != null) {
                    add(record);
                }
                return record;
            }
        };
    }
}
