package io.sfsdk.bulk;

import io.sfsdk.answer.MisshapenException;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.record.SObject;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One download of a query's results while it is read. Used by one thread. */
final class ResultPage implements AutoCloseable {
    private static final String LAST = "null";

    private final HttpRequest request;
    private final HttpResponse answer;
    private final CountedInput body;
    private final PageRows rows;
    private final long promised;
    private final String next;
    private long count;
    private long bytesReadBefore;

    /**
     * Opens a download.
     *
     * @param layouts of the rows under a header
     */
    ResultPage(BulkCalls calls, HttpRequest request, Layouts layouts) throws IOException {
        this.request = request;
        this.answer = calls.open(request);
        try {
            this.next = header("Sforce-Locator");
            this.promised = number(header("Sforce-NumberOfRecords"));
            this.body = new CountedInput(answer.body());
            this.rows = new PageRows(body);
            rows.use(layouts.of(rows.header()));
        } catch (IOException | RuntimeException e) {
            answer.close();
            throw e;
        }
    }

    /** Finds how the rows under a header become records. */
    @FunctionalInterface
    interface Layouts {
        RowLayout of(String[] header) throws IOException;
    }

    /** Without it nobody knows whether there is more; a proxy may have dropped it. */
    private String header(String name) throws IOException {
        return answer.headers()
                .first(name)
                .orElseThrow(() -> new MisshapenException("a page of results, but its head no " + name));
    }

    @SuppressWarnings("UnusedException")
    private static long number(String text) throws IOException {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) { // tells nothing more
            throw new MisshapenException("a page of results, but its head no number of records");
        }
    }

    /** The next record; null at the end, when there were as many as the org said. */
    @Nullable
    SObject next() throws IOException {
        SObject record = rows.next();
        if (record != null) {
            count++;
            return record;
        }
        if (count != promised) {
            throw new MisshapenException(count + " of the " + promised + " records that its head tells");
        }
        return null;
    }

    /** Reads records that were read before; the org repeats a download as it was. */
    void skip(long records) throws IOException {
        try {
            for (long i = 0; i < records; i++) {
                if (next() == null) {
                    throw new MisshapenException("fewer records than it had when it was read first");
                }
            }
        } finally {
            bytesReadBefore = records == 0 ? 0 : body.count();
        }
    }

    /** Where the next download begins; null for the last. */
    @Nullable
    String nextLocator() {
        return next.equals(LAST) ? null : next;
    }

    /** What was read of it that was not read before, about. */
    long newBytes() {
        return body.count() - bytesReadBefore;
    }

    HttpRequest request() {
        return request;
    }

    HttpResponse answer() {
        return answer;
    }

    @Override
    public void close() {
        answer.close();
    }
}
