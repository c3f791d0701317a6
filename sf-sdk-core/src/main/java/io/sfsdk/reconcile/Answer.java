package io.sfsdk.reconcile;

import io.sfsdk.error.SalesforceException;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordPage;
import io.sfsdk.record.SObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one answer; its end is an end only if as many came as the org said at the beginning. For one thread. */
final class Answer implements AutoCloseable {
    private final OrgReader org;
    private final RecordCursor pages;
    private final boolean isCounted;
    private final List<SObject> first;
    private final long size;
    private List<SObject> page;
    private int next;
    private long rows;

    /** @throws SalesforceException if the first page cannot be read */
    Answer(OrgReader org, RecordCursor pages, boolean isCounted) {
        this.org = org;
        this.pages = pages;
        this.isCounted = isCounted;
        RecordPage start = pages.next();
        this.size = start.totalSize();
        this.first = start.records();
        this.page = first;
        this.rows = first.size();
    }

    /** How many rows the org says there are. */
    long size() {
        return size;
    }

    List<SObject> firstPage() {
        return first;
    }

    /** The next row, or null at the end. */
    @Nullable
    SObject next() throws RunStop {
        while (next == page.size()) {
            if (!turn()) {
                return null;
            }
        }
        return page.get(next++);
    }

    private boolean turn() throws RunStop {
        if (rows < size) {
            org.spend();
        }
        try {
            if (!pages.hasNext()) {
                checkSize();
                return false;
            }
            page = pages.next().records();
            next = 0;
            rows += page.size();
            return true;
        } catch (SalesforceException e) {
            throw OrgReader.failed(e);
        }
    }

    /** An answer that was continued behind a lost cursor counts anew and does not see what it left out before. */
    private void checkSize() throws RunStop {
        if (isCounted && rows != size) {
            throw RunStop.broken(rows + " rows came where the org had said " + size, null);
        }
    }

    @Override
    public void close() {
        pages.close();
    }
}
