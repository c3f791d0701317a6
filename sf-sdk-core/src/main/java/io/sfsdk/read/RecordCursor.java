package io.sfsdk.read;

import io.sfsdk.record.SObject;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The pages of one answer, read as they are asked for; at most one page ahead is in memory. Used by one thread, closed by the
 * caller.
 *
 * <p>{@link #hasNext()} and {@link #next()} throw {@link io.sfsdk.error.SalesforceException} when a page cannot be read. The
 * end is only reported when as many records came as the org said there are: less is a {@link
 * io.sfsdk.error.ProtocolException}, never a silent end.
 */
public interface RecordCursor extends Iterator<RecordPage>, AutoCloseable {
    /**
     * Reads the next page.
     *
     * @throws NoSuchElementException at the end
     */
    @Override
    RecordPage next();

    /** Gives the cursor up; later calls have no effect. */
    @Override
    void close();

    /** The records of all pages still to come; closing the stream closes the cursor. */
    default Stream<SObject> stream() {
        Spliterator<RecordPage> pages =
                Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(pages, false)
                .flatMap(page -> page.records().stream())
                .onClose(this::close);
    }
}
