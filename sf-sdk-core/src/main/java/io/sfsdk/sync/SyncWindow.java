package io.sfsdk.sync;

import java.time.Instant;

/**
 * The time a run reads, {@code [from, until)}, by the stamps of the records. Windows of successive runs join without a gap.
 *
 * @param from where the last run ended, or the start
 * @param until whole seconds, all of them over; equal to {@code from} if there is nothing to read yet
 */
public record SyncWindow(Instant from, Instant until) {
    public SyncWindow {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("a window ends before it begins: " + from + " to " + until);
        }
    }

    public boolean isEmpty() {
        return from.equals(until);
    }
}
