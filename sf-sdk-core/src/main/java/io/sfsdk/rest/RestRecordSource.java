package io.sfsdk.rest;

import io.sfsdk.read.LinkedCursor;
import io.sfsdk.read.LinkedPage;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordSource;
import io.sfsdk.read.SourceProfile;
import io.sfsdk.record.ChildRecords;
import io.sfsdk.soql.SoqlQuery;
import java.util.List;

/**
 * Answers queries page by page, each page decoded as it arrives. Safe to share; a cursor belongs to one thread.
 *
 * <p>A page whose body breaks while it is read is asked for again within the {@code RetryPolicy} given to {@link RestApi}; where
 * the org has lost the cursor, a query that {@link io.sfsdk.soql.SoqlKeyset} can continue goes on behind its last record, and any
 * other is an {@link io.sfsdk.error.ApiException} with {@link io.sfsdk.error.ErrorCode#INVALID_QUERY_LOCATOR} that says why not.
 * A record with the same field twice is refused as a {@link
 * io.sfsdk.error.ProtocolException}.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_query.htm">REST API Developer
 *     Guide, Execute a SOQL Query</a>
 */
public final class RestRecordSource implements RecordSource {
    private final PageCalls pages;
    private final SourceProfile profile;

    RestRecordSource(PageCalls pages, int pageSize) {
        this.pages = pages;
        this.profile = new SourceProfile("REST", true, pageSize);
    }

    @Override
    public SourceProfile profile() {
        return profile;
    }

    @Override
    public RecordCursor open(ReadRequest request) {
        return LinkedCursor.of(request, new QueryPages(pages));
    }

    /** Runs queries one after another, each when the one before has been read; the first page has been read on return. */
    RecordCursor openEach(List<SoqlQuery> queries) {
        return new ChainedCursor(queries.iterator(), query -> open(ReadRequest.of(query)));
    }

    /** Child rows, those that came first. */
    RecordCursor rows(ChildRecords children) {
        QueryPages rest = new QueryPages(pages);
        LinkedPage first = new LinkedPage(children.records(), children.totalSize(), children.nextPage());
        return LinkedCursor.from(
                rest.followed(first),
                rest,
                true,
                "child rows cannot be asked for alone; query the children by their parent's id");
    }
}
