package io.sfsdk.soap;

import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordSource;
import io.sfsdk.read.SourceProfile;
import java.util.regex.Pattern;

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
    /** Its answer is a number and no records. */
    private static final Pattern COUNT = Pattern.compile("(?is)\\s*SELECT\\s+COUNT\\s*\\(\\s*\\)\\s.*");

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
        Layouts layouts = new Layouts();
        String soql = request.query().text();
        QueryPage first = pages.first(soql, request.includeDeleted(), layouts);
        LostCursor recovery = LostCursor.of(request, pages);
        return new PagedCursor(
                pages, recovery, first, layouts, !COUNT.matcher(soql).matches());
    }

    /** The rest of an answer, from a locator on; how much that is nobody can check. */
    RecordCursor from(String locator) {
        Layouts layouts = new Layouts();
        return new PagedCursor(pages, LostCursor.UNKNOWN_QUERY, pages.at(locator, layouts), layouts, false);
    }

    /** Child rows, those that came first. */
    RecordCursor rows(QueryPage first) {
        return new PagedCursor(pages, LostCursor.UNKNOWN_QUERY, first, new Layouts(), true);
    }
}
