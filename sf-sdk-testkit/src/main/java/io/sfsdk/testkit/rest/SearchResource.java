package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonWriter;
import io.sfsdk.testkit.soql.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /search} and {@code /parameterizedSearch}.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_search.htm">Search</a>
 */
final class SearchResource {
    Response search(Call call) {
        String sosl = call.query().first("q").orElseThrow(() -> Sosl.malformed("No search term"));
        return answer(call, Sosl.find(call.view(), sosl));
    }

    Response parameterized(Call call) {
        Map<String, @Nullable Object> body = call.method().equals("POST") ? call.body() : Map.of();
        Object q = call.method().equals("POST")
                ? body.get("q")
                : call.query().first("q").orElse(null);
        if (q == null) {
            throw ApiRefusal.of(400, "MISSING_ARGUMENT", "The q parameter is required");
        }
        int left = body.get("overallLimit") instanceof Number most ? most.intValue() : Sosl.MOST_ROWS;
        String scope = String.valueOf(body.getOrDefault("in", "ALL"));
        List<ResultRow> rows = new ArrayList<>();
        for (Object wanted : list(body.get("sobjects"))) {
            Map<?, ?> sobject = (Map<?, ?>) wanted;
            List<String> names =
                    list(sobject.get("fields")).stream().map(String::valueOf).toList();
            List<ResultRow> found = Sosl.rows(
                    call.view(),
                    String.valueOf(sobject.get("name")),
                    q.toString(),
                    scope,
                    names.isEmpty() ? List.of("Id") : names,
                    left);
            rows.addAll(found);
            left -= found.size();
        }
        return answer(call, rows);
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static Response answer(Call call, List<ResultRow> rows) {
        JsonWriter json = new JsonWriter().beginObject().name("searchRecords");
        new RowJson(json, call.base(), call.view().schema()).rows(rows);
        return Response.json(200, json.endObject().toBytes());
    }
}
