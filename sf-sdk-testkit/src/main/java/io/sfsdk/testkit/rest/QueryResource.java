package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonWriter;
import io.sfsdk.testkit.soql.QueryResult;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code /query}, {@code /queryAll} and the pages behind a locator.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm">Query</a>
 */
final class QueryResource {
    private static final int MOST_CHARACTERS = 100_000;
    private static final int BYTES_A_ROW = 256;
    private static final Pattern BATCH_SIZE = Pattern.compile("batchsize=(\\d{1,6})");
    private static final Pattern LOCATOR = Pattern.compile("([0-9A-Za-z]{18})-(\\d{1,9})");

    private final Queries queries;
    private final Cursors cursors;
    private final Supplier<RestPolicy> policy;

    QueryResource(Queries queries, Cursors cursors, Supplier<RestPolicy> policy) {
        this.queries = queries;
        this.cursors = cursors;
        this.policy = policy;
    }

    Response query(Call call) {
        Optional<String> explained = call.query().first("explain");
        return explained.isPresent() ? new QueryPlan(queries).explain(explained.get(), call) : run(call, false);
    }

    Response queryAll(Call call) {
        return run(call, true);
    }

    private Response run(Call call, boolean includeDeleted) {
        String soql = call.query()
                .first("q")
                .orElseThrow(() -> ApiRefusal.of(400, "MALFORMED_QUERY", "A query string has to be specified"));
        if (soql.length() > MOST_CHARACTERS) {
            throw ApiRefusal.of(400, "MALFORMED_QUERY", "SOQL statements cannot be longer than 100000 characters.");
        }
        QueryResult result = queries.run(soql, call.view(), includeDeleted);
        int pageSize = pageSize(call.request());
        refuseLongAggregate(result, pageSize);
        return page(
                new Cursor(
                        "", result, pageSize, call.view().userId(), call.view().now()),
                0,
                call);
    }

    /** A page by its locator; {@code queryAll} has none of its own. */
    Response next(Call call) {
        Matcher locator = LOCATOR.matcher(call.path().get(0));
        if (!locator.matches()) {
            throw invalidLocator();
        }
        Cursor cursor = cursors.find(locator.group(1), call.view().userId()).orElseThrow(QueryResource::invalidLocator);
        int offset = Integer.parseInt(locator.group(2));
        if (offset > cursor.result().rows().size()) {
            throw invalidLocator();
        }
        return page(cursor, offset, call);
    }

    private static ApiRefusal invalidLocator() {
        return ApiRefusal.of(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
    }

    private Response page(Cursor cursor, int offset, Call call) {
        int rows = Math.min(cursor.pageSize(), cursor.result().rows().size() - offset);
        JsonWriter json = new JsonWriter(512 + rows * BYTES_A_ROW);
        new PageWriter(json, call, cursors, cursor.pageSize()).write(cursor, offset);
        return Response.json(200, json.toBytes());
    }

    /** What the policy allows; a client may ask for fewer, but not for fewer than 200. */
    private int pageSize(Request request) {
        String options = request.headers().first("Sforce-Query-Options").orElse("");
        Matcher wanted = BATCH_SIZE.matcher(options.toLowerCase(Locale.ROOT).replace(" ", ""));
        int asked = wanted.find() ? Math.max(200, Integer.parseInt(wanted.group(1))) : Integer.MAX_VALUE;
        return Math.min(asked, policy.get().pageSize());
    }

    private static void refuseLongAggregate(QueryResult result, int pageSize) {
        boolean aggregate =
                result.rows().size() > pageSize && result.rows().get(0).id() == null;
        if (aggregate) {
            throw ApiRefusal.of(
                    400,
                    "EXCEEDED_ID_LIMIT",
                    "Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single"
                            + " batch");
        }
    }
}
