package io.sfsdk.sync;

import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordPage;
import io.sfsdk.read.RecordSource;
import io.sfsdk.read.SourceProfile;
import java.util.NoSuchElementException;

/** A source whose calls pass a gate: one for a query, and one for each further page. */
record GatedSource(RecordSource source, CallGate gate) implements RecordSource {
    @Override
    public SourceProfile profile() {
        return source.profile();
    }

    @Override
    public RecordCursor open(ReadRequest request) {
        gate.pass();
        return new GatedCursor(source.open(request), gate);
    }

    /** Knows from the count whether asking for more costs a call. */
    private static final class GatedCursor implements RecordCursor {
        private final RecordCursor pages;
        private final CallGate gate;
        private long read;
        private long total;

        GatedCursor(RecordCursor pages, CallGate gate) {
            this.pages = pages;
            this.gate = gate;
        }

        @Override
        public boolean hasNext() {
            if (read < total) {
                gate.pass();
                total = read; // asked for
            }
            return pages.hasNext();
        }

        @Override
        public RecordPage next() {
            if (!hasNext()) {
                throw new NoSuchElementException("all pages were read");
            }
            RecordPage page = pages.next();
            read += page.records().size();
            total = page.totalSize();
            return page;
        }

        @Override
        public void close() {
            pages.close();
        }
    }
}
