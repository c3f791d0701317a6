package io.sfsdk.sync;

import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordSource;
import java.time.Instant;

/**
 * Asks the org how many rows there are in a range. Rows that changed meanwhile have left the range and hide as many missing ones.
 */
record AnswerCount(RecordSource source, ChangeQuery query, Tally tally) {
    /** Whether there are more rows behind {@code start} and up to {@code reached} than were accepted. */
    boolean isShort(PagePosition start, PagePosition reached, long accepted) {
        Instant end = reached.stamp().plusSeconds(1);
        return size(start, end) - size(reached, end) > accepted;
    }

    private long size(PagePosition from, Instant until) {
        long size = 0;
        for (ReadRequest request : query.after(from, until)) {
            tally.calls++;
            try (RecordCursor pages = source.open(request)) {
                size += pages.next().totalSize();
            }
        }
        return size;
    }
}
