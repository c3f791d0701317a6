package io.sfsdk.batch;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.StoredLetter;
import java.util.Comparator;
import java.util.function.Predicate;

/**
 * Which letters a re-drive takes, and in which order.
 *
 * @param order within a window
 * @param window letters read ahead
 * @param limit letters driven at most
 */
record RedriveSelection(Predicate<DeadLetter> filter, Comparator<StoredLetter> order, int window, long limit) {
    RedriveSelection {
        if (window < 1 || limit < 1) {
            throw new IllegalArgumentException(
                    "a window and a limit are at least one letter, got " + window + " and " + limit);
        }
    }

    static RedriveSelection all() {
        return new RedriveSelection(letter -> true, Comparator.comparingLong(StoredLetter::number), 1, Long.MAX_VALUE);
    }
}
