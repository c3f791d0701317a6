package io.sfsdk.soap;

import io.sfsdk.read.LinkedCursor;
import io.sfsdk.read.LinkedPage;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordSource;
import io.sfsdk.read.SourceProfile;

/**
 * Answers queries page by page, each page decoded as it arrives, with the records that REST would give. Safe to share; a cursor
 * belongs to one thread.
 *
 * <p>SOAP sends every value as text, so the first record of each object has the object described once, a call that may be made
 * while its page is being read. A page whose body breaks is asked for again; where the org has lost the cursor, a query that {@link
 * io.sfsdk.soql.SoqlKeyset} can continue goes on behind its last record.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_query.htm">SOAP API Developer
 *     Guide, query()</a>
 */
public final class SoapRecordSource implements RecordSource {
    private static final String UNKNOWN = "nobody knows the query behind a locator";

    private final PageCalls pages;
    private final SourceProfile profile;

    SoapRecordSource(PageCalls pages, int pageSize) {
        this.pages = pages;
        this.profile = new SourceProfile("SOAP", true, pageSize);
    }

    @Override
    public SourceProfile profile() {
        return profile;
    }

    @Override
    public RecordCursor open(ReadRequest request) {
        return LinkedCursor.of(request, new QueryPages(pages));
    }

    /** The rest of an answer, from a locator on; how much that is nobody can check. */
    RecordCursor from(String locator) {
        QueryPages rest = new QueryPages(pages);
        return LinkedCursor.from(rest.at(locator), rest, false, UNKNOWN);
    }

    /** Child rows, those that came first. */
    RecordCursor rows(LinkedPage first) {
        return LinkedCursor.from(first, new QueryPages(pages), true, UNKNOWN);
    }
}
