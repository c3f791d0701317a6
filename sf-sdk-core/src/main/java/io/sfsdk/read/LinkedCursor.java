package io.sfsdk.read;

import io.sfsdk.error.ApiException;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.record.SObject;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pages one after another, each of which names the next; that is asked for when the one before has been handed out and another is
 * wanted. Where asking fails the cursor stays where it is, and may be asked again. Where the org has lost the cursor, the query goes
 * on behind the last record, if {@link io.sfsdk.soql.SoqlKeyset} can continue it. An answer whose pages hold other than the number of
 * records that the org told is an error.
 */
public final class LinkedCursor implements RecordCursor {
    /** Its answer is a number and no records. */
    private static final Pattern COUNT = Pattern.compile("(?is)\\s*SELECT\\s+COUNT\\s*\\(\\s*\\)\\s.*");

    private final LinkedPages pages;
    private final boolean counted;
    private final LostCursor recovery;
    private @Nullable LinkedPage page;
    private @Nullable String next;
    private @Nullable SObject last;
    private long before;
    private long delivered;
    private boolean closed;

    private LinkedCursor(LinkedPages pages, LinkedPage first, LostCursor recovery, boolean counted) {
        this.pages = pages;
        this.recovery = recovery;
        this.counted = counted;
        accept(first);
    }

    /** A query's answer; its first page is read on return. */
    public static LinkedCursor of(ReadRequest request, LinkedPages pages) {
        boolean isNumber = COUNT.matcher(request.query().text()).matches();
        return new LinkedCursor(pages, pages.first(request), LostCursor.of(request, pages), !isNumber);
    }

    /**
     * An answer whose first page is there, and whose query is unknown.
     *
     * @param counted whether {@code totalSize} counts its records, those of this page included
     * @param whyLost what to say if the org loses the cursor
     */
    public static LinkedCursor from(LinkedPage first, LinkedPages pages, boolean counted, String whyLost) {
        return new LinkedCursor(pages, first, LostCursor.refusing(whyLost), counted);
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

    private void readOn(String link) {
        LinkedPage following;
        try {
            following = pages.at(link);
        } catch (ApiException e) {
            SObject from = last;
            if (!e.code().equals(ErrorCode.INVALID_QUERY_LOCATOR) || from == null) {
                throw e;
            }
            LinkedPage behind = recovery.behind(from, e);
            before += delivered;
            delivered = 0;
            last = null;
            accept(behind);
            return;
        }
        accept(following);
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
    private void accept(LinkedPage read) {
        List<SObject> records = read.records();
        long sum = delivered + records.size();
        boolean isWrong = read.next() == null ? sum != read.totalSize() : sum > read.totalSize();
        if (counted && isWrong) {
            throw new ProtocolException(
                    "a query's pages hold " + (before + sum) + " records but the org says there are "
                            + (before + read.totalSize()) + "; run the query again",
                    Retryability.AFTER_DELAY,
                    null,
                    null);
        }
        next = read.next();
        delivered = sum;
        last = records.isEmpty() ? last : records.get(records.size() - 1);
        page = records.isEmpty() && (next != null || before + sum > 0) ? null : read;
    }
}
