package io.sfsdk.batch;

import io.sfsdk.deadletter.DeadLetter;
import java.util.List;

/** Makes the outcome of a chunk durable. */
@FunctionalInterface
interface Settler {
    /**
     * Keeps it, or throws.
     *
     * @param items all of the chunk, each with its fate
     * @param letters one for each dead item, in the order of the input; may be empty
     */
    void settle(List<Item> items, List<DeadLetter> letters);
}
