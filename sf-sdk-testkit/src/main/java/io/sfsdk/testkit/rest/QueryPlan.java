package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonWriter;
import io.sfsdk.testkit.soql.QueryResult;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code ?explain=SOQL}: one plan, a table scan, with the cardinalities the org has. */
final class QueryPlan {
    private final Queries queries;

    QueryPlan(Queries queries) {
        this.queries = queries;
    }

    Response explain(String soql, Call call) {
        QueryResult result = queries.run(soql, call.view(), false);
        String object = result.rows().isEmpty() ? "" : result.rows().get(0).objectName();
        long all = object.isEmpty() ? 0 : call.view().rows(object, false).count();
        Map<String, @Nullable Object> plan = new LinkedHashMap<>();
        plan.put("cardinality", result.totalSize());
        plan.put("fields", List.of());
        plan.put("leadingOperationType", "TableScan");
        plan.put("notes", List.of());
        plan.put("relativeCost", new BigDecimal("1.0"));
        plan.put("sobjectCardinality", all);
        plan.put("sobjectType", object);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("plans", List.of(plan));
        body.put("sourceQuery", soql);
        return Response.json(200, JsonWriter.toBytes(body));
    }
}
