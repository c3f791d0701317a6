package io.sfsdk.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chunk at its end: every item has its fate.
 *
 * @param pending calls of it whose jobs may still be at work
 * @param calls how often the step was asked
 * @param retried records that were sent again, counted each time
 * @param stop why the run should go no further, or null
 */
record ChunkResult(
        List<Item> items,
        int calls,
        int retried,
        List<Call> pending,
        @Nullable Stop stop) {
    /** Those that are to be gone on with. */
    List<Item> open() {
        return items.stream().filter(Item::isOpen).toList();
    }
}
