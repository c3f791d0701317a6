package io.sfsdk.bulk;

import io.sfsdk.answer.Answers;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordPage;
import io.sfsdk.record.SObject;
import io.sfsdk.retry.Attempts;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The results of a query job, a page of records at a time, read from downloads that may be far larger. A download that breaks is
 * begun again and goes on behind the last record that was read. Used by one thread, closed by the caller.
 *
 * <p>Each download must have as many records as its head tells, and all together as many as the job processed; else the end is a
 * {@link ProtocolException}.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/query_get_job_results.htm">Bulk API 2.0
 *     Developer Guide, Get Results for a Query Job</a>
 */
public final class BulkCursor implements RecordCursor {
    private final BulkParts parts;
    private final JobInfo job;
    private final QuerySizes sizes;
    private final ResultPage.Layouts layouts;
    private final boolean isPart;

    private @Nullable String locator;
    private @Nullable String following;
    private long row;
    private long before;
    private boolean ended;
    private boolean first;
    private @Nullable ResultPage download;
    private @Nullable RecordPage ahead;
    private ResultPosition delivered;

    BulkCursor(BulkParts parts, JobInfo job, QuerySizes sizes, ResultPage.Layouts layouts, ResultPosition from) {
        this(parts, job, sizes, layouts, from, false);
    }

    private BulkCursor(
            BulkParts parts,
            JobInfo job,
            QuerySizes sizes,
            ResultPage.Layouts layouts,
            ResultPosition from,
            boolean isPart) {
        this.isPart = isPart;
        this.parts = parts;
        this.job = job;
        this.sizes = sizes;
        this.layouts = layouts;
        this.locator = from.locator();
        this.row = from.row();
        this.before = from.before();
        this.delivered = from;
        this.first = true;
    }

    /**
     * One download of several, as large as the org made it; whether there are all is for others to say.
     *
     * @param locator null for the first
     */
    static BulkCursor part(
            BulkParts parts, JobInfo job, QuerySizes sizes, ResultPage.Layouts layouts, @Nullable String locator) {
        return new BulkCursor(parts, job, sizes, layouts, new ResultPosition(job.id(), locator, 0, 0), true);
    }

    /** Of a part that is being read, the locator of the download behind it; null for the last. */
    @Nullable
    String following() {
        return following;
    }

    /** Where to go on if the records of all pages so far have been accepted; a new cursor begins there. */
    public ResultPosition position() {
        return delivered;
    }

    @Override
    public boolean hasNext() {
        if (ahead == null && (first || !ended)) {
            RecordPage page = read();
            ahead = page.records().isEmpty() && !first ? null : page;
            first = false;
        }
        return ahead != null;
    }

    @Override
    public RecordPage next() {
        if (!hasNext() || ahead == null) {
            throw new NoSuchElementException();
        }
        RecordPage page = ahead;
        ahead = null;
        delivered = new ResultPosition(job.id(), locator, row, before);
        return page;
    }

    @Override
    public void close() {
        ended = true;
        first = false;
        ahead = null;
        closeDownload();
    }

    private RecordPage read() {
        List<SObject> records = new ArrayList<>();
        Attempts attempts = parts.attempts();
        while (!ended && records.size() < sizes.pageSize()) {
            int had = records.size();
            SalesforceException failure = fill(records);
            if (failure != null) {
                attempts = records.size() > had ? parts.attempts() : attempts;
                boolean mayPass = failure.retryability() == Retryability.AFTER_DELAY;
                if (!mayPass || !parts.pause().beforeNext(attempts, failure)) {
                    throw failure;
                }
            }
        }
        return new RecordPage(records, job.processed());
    }

    /** Reads on until the page is full, the download ends, or it breaks, which is returned. */
    private @Nullable SalesforceException fill(List<SObject> records) {
        HttpRequest request = request();
        ResultPage page = download;
        try {
            if (page == null) {
                page = new ResultPage(parts.calls(), request, layouts);
                download = page;
                following = page.nextLocator();
                page.skip(row);
            }
            while (records.size() < sizes.pageSize()) {
                SObject record = page.next();
                if (record == null) {
                    finish(page);
                    return null;
                }
                records.add(record);
                row++;
            }
            return null;
        } catch (IOException e) {
            SalesforceException failure =
                    page == null ? BrokenPage.of(request, e) : Answers.broken(request, page.answer(), e);
            closeDownload();
            return failure;
        } catch (TransportException e) {
            closeDownload();
            return e;
        }
    }

    private void finish(ResultPage page) {
        before += row;
        row = 0;
        locator = page.nextLocator();
        closeDownload();
        if (isPart) {
            ended = true;
        } else if (locator == null) {
            ended = true;
            requireAll();
        }
    }

    private void requireAll() {
        if (before != job.processed()) {
            throw new ProtocolException(
                    "query job " + job.id() + " processed " + job.processed() + " records, but its results have "
                            + before + "; none may be taken for all, run the query again",
                    Retryability.AFTER_DELAY,
                    null,
                    null);
        }
    }

    private HttpRequest request() {
        String size = isPart ? "" : "maxRecords=" + sizes.downloadSize();
        String place = locator == null ? "" : "locator=" + URLEncoder.encode(locator, StandardCharsets.UTF_8);
        String query = size.isEmpty() || place.isEmpty() ? size + place : size + "&" + place;
        return parts.calls().csv(parts.query().path(job.id()) + "/results" + (query.isEmpty() ? "" : "?" + query));
    }

    private void closeDownload() {
        if (download != null) {
            download.close();
            parts.quotas().downloaded(download.newBytes());
            download = null;
        }
    }
}
