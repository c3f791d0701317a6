package io.sfsdk.soap;

import io.sfsdk.error.ApiException;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordPage;
import io.sfsdk.record.SObject;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Pages one after another; the next is asked for when the one before has been handed out and another is wanted. Where asking
 * fails the cursor stays where it is, and may be asked again. Where the org has lost the cursor, the query goes on behind the
 * last record.
 */
final class PagedCursor implements RecordCursor {
    private final PageCalls pages;
    private final Layouts layouts;
    private final boolean counted;
    private final LostCursor recovery;
    private @Nullable QueryPage page;
    private @Nullable String next;
    private @Nullable SObject last;
    private long before;
    private long delivered;
    private boolean closed;

    /**
     * A cursor that starts with a page that is there.
     *
     * @param counted whether {@code size} counts the records to come, which it does not for {@code COUNT()} and behind a locator
     */
    PagedCursor(PageCalls pages, LostCursor recovery, QueryPage first, Layouts layouts, boolean counted) {
        this.pages = pages;
        this.recovery = recovery;
        this.layouts = layouts;
        this.counted = counted;
        accept(first, null);
    }

    @Override
    public boolean hasNext() {
        if (closed) {
            throw new IllegalStateException("this cursor is closed; open the query again");
        }
        while (page == null && next != null) {
            readOn(next);
        }
        return page != null;
    }

    private void readOn(String locator) {
        QueryPage following;
        try {
            following = pages.at(locator, layouts);
        } catch (ApiException e) {
            SObject from = last;
            if (!e.code().equals(ErrorCode.INVALID_QUERY_LOCATOR) || from == null) {
                throw e;
            }
            QueryPage behind = recovery.behind(from, e, layouts);
            before += delivered;
            delivered = 0;
            last = null;
            accept(behind, null);
            return;
        }
        accept(following, locator);
    }

    @Override
    public RecordPage next() {
        if (!hasNext() || page == null) {
            throw new NoSuchElementException("all pages were read");
        }
        RecordPage handedOut = new RecordPage(page.records(), before + page.totalSize());
        page = null;
        return handedOut;
    }

    @Override
    public void close() {
        closed = true;
        page = null;
        next = null;
    }

    /** A page without records is passed over, unless it is all there is. */
    private void accept(QueryPage read, @Nullable String from) {
        List<SObject> records = read.records();
        long sum = delivered + records.size();
        if (read.next() == null && counted && sum != read.totalSize()) {
            throw failure(
                    "hold " + (before + sum) + " records but the org says there are " + (before + read.totalSize()));
        }
        if (read.next() != null && (read.next().equals(from) || (counted && sum > read.totalSize()))) {
            throw failure("go in a circle: one names a next page that has been read already");
        }
        next = read.next();
        delivered = sum;
        last = records.isEmpty() ? last : records.get(records.size() - 1);
        page = records.isEmpty() && (next != null || before + sum > 0) ? null : read;
    }

    private static ProtocolException failure(String what) {
        return new ProtocolException(
                "a query's pages " + what + "; run the query again", Retryability.AFTER_DELAY, null, null);
    }
}
