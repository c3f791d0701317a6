package io.sfsdk.rest;

import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordPage;
import io.sfsdk.soql.SoqlQuery;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The answers of several queries as one. Empty pages are passed over, but for the only page of all. */
final class ChainedCursor implements RecordCursor {
    private final Iterator<SoqlQuery> queries;
    private final Function<SoqlQuery, RecordCursor> open;
    private RecordCursor current;
    private @Nullable RecordPage page;
    private boolean started;
    private long before;
    private long total;

    /** Opens the first query. */
    ChainedCursor(Iterator<SoqlQuery> queries, Function<SoqlQuery, RecordCursor> open) {
        if (!queries.hasNext()) {
            throw new IllegalArgumentException("there is no query to run");
        }
        this.queries = queries;
        this.open = open;
        this.current = open.apply(queries.next());
    }

    @Override
    public boolean hasNext() {
        while (page == null && advance()) {
            RecordPage read = current.next();
            total = before + read.totalSize();
            boolean onlyOne = !started && !queries.hasNext();
            page = read.records().isEmpty() && !onlyOne ? null : new RecordPage(read.records(), total);
        }
        return page != null;
    }

    @Override
    public RecordPage next() {
        if (!hasNext() || page == null) {
            throw new NoSuchElementException("all pages were read");
        }
        RecordPage handedOut = page;
        page = null;
        started = true;
        return handedOut;
    }

    @Override
    public void close() {
        page = null;
        current.close();
    }

    private boolean advance() {
        while (!current.hasNext()) {
            if (!queries.hasNext()) {
                return false;
            }
            RecordCursor following = open.apply(queries.next());
            current.close();
            before = total;
            current = following;
        }
        return true;
    }
}
