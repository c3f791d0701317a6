package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.rest.Cursor;
import io.sfsdk.testkit.soap.SoapPolicy.Behaviour;
import io.sfsdk.testkit.soql.QueryResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * query, queryAll and queryMore.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_query.htm">query()</a>
 */
final class QueryOperations {
    private static final int MOST_CHARACTERS = 100_000;
    private static final int SMALLEST_PAGE = 200;
    private static final int LARGEST_PAGE = 2_000;
    private static final Pattern LOCATOR = Pattern.compile("([0-9A-Za-z]{18})-(\\d{1,9})");

    private final SoapContext context;
    private final Map<String, List<String>> childrenOf = new ConcurrentHashMap<>();

    QueryOperations(SoapContext context) {
        this.context = context;
    }

    void query(SoapCall call, XmlWriter xml) {
        run(call, xml, false);
    }

    void queryAll(SoapCall call, XmlWriter xml) {
        run(call, xml, true);
    }

    private void run(SoapCall call, XmlWriter xml, boolean includeDeleted) {
        String soql = call.body().value("queryString");
        if (soql == null || soql.length() > MOST_CHARACTERS) {
            throw SoapFault.of(
                    "MALFORMED_QUERY",
                    soql == null
                            ? "A query string has to be specified"
                            : "SOQL statements cannot be longer than " + MOST_CHARACTERS + " characters.");
        }
        int asked = pageSize(call);
        QueryResult result = context.queries().run(soql, call.view(), includeDeleted);
        int pageSize = LongText.isHeavy(result, call.view().schema()) ? Math.min(SMALLEST_PAGE, asked) : asked;
        boolean aggregate = !result.rows().isEmpty() && result.rows().get(0).id() == null;
        if (aggregate && result.rows().size() > pageSize) {
            throw SoapFault.of(
                    "EXCEEDED_ID_LIMIT",
                    "Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single"
                            + " batch");
        }
        page(new Cursor("", result, pageSize, call.view().userId(), call.view().now()), 0, call, xml);
    }

    /** Closes the child cursors of the page before, as documented: children are to be read to their end first. */
    void queryMore(SoapCall call, XmlWriter xml) {
        Matcher locator = LOCATOR.matcher(call.text("queryLocator"));
        if (!locator.matches()) {
            throw invalidLocator();
        }
        Cursor cursor = context.cursors()
                .find(locator.group(1), call.view().userId())
                .orElseThrow(QueryOperations::invalidLocator);
        int offset = Integer.parseInt(locator.group(2));
        if (offset > cursor.result().rows().size()) {
            throw invalidLocator();
        }
        List<String> children = childrenOf.remove(cursor.locator());
        if (children != null) {
            children.forEach(context.cursors()::close);
        }
        page(cursor, offset, call, xml);
    }

    private void page(Cursor cursor, int offset, SoapCall call, XmlWriter xml) {
        boolean tellsIds = context.policy().get().does(Behaviour.TELLS_UNSELECTED_IDS);
        PageXml page = new PageXml(xml, call, context.cursors(), cursor.pageSize(), tellsIds);
        String locator = page.write("result", cursor, offset);
        if (locator != null && !page.childLocators().isEmpty()) {
            childrenOf.put(locator, page.childLocators());
        }
    }

    /** What the org's switch allows; a client may ask for fewer. */
    private int pageSize(SoapCall call) {
        String asked = call.header("QueryOptions", "batchSize");
        int size = asked == null ? LARGEST_PAGE : Values.wholeNumber(asked);
        boolean outside = size < SMALLEST_PAGE || size > LARGEST_PAGE;
        if (outside && context.policy().get().does(Behaviour.REFUSES_BATCH_SIZES)) {
            throw SoapFault.of("INVALID_BATCH_SIZE", "Batch size must be between 200 and 2000");
        }
        int inside = Math.min(LARGEST_PAGE, Math.max(SMALLEST_PAGE, size));
        return Math.min(inside, context.limits().get().pageSize());
    }

    private static SoapFault invalidLocator() {
        return SoapFault.of("INVALID_QUERY_LOCATOR", "invalid query locator");
    }
}
