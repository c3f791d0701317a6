package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonWriter;
import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.soql.ResultRow;
import io.sfsdk.testkit.store.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code /search} and {@code /parameterizedSearch}. All words have to be found; phrases, {@code *} and {@code ?} are understood,
 * the operators are not. Rows are found as soon as they are committed, which a real org's index does not promise.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_search.htm">Search</a>
 */
final class SearchResource {
    private static final int MOST_ROWS = 2_000;
    private static final Pattern FIND = Pattern.compile(
            "(?is)\\s*FIND\\s*\\{((?:[^\\\\{}]|\\\\.)+)}\\s*(?:IN\\s+(\\w+)\\s+FIELDS)?\\s*RETURNING\\s+(.+?)(?:\\s+LIMIT\\s+(\\d+))?\\s*");
    private static final Pattern RETURNED =
            Pattern.compile("(?is)\\s*(\\w+)\\s*(?:\\(([^)]*?)(?:\\s+LIMIT\\s+(\\d+))?\\))?\\s*(?:,|$)");

    Response search(Call call) {
        String sosl = call.query().first("q").orElseThrow(() -> malformed("No search term"));
        Matcher find = FIND.matcher(sosl);
        if (!find.matches()) {
            throw malformed("unexpected token in the search");
        }
        String scope = find.group(2) == null ? "ALL" : find.group(2);
        int left = find.group(4) == null ? MOST_ROWS : Integer.parseInt(find.group(4));
        List<ResultRow> rows = new ArrayList<>();
        Matcher returned = RETURNED.matcher(find.group(3));
        int end = 0;
        while (end < find.group(3).length() && returned.find(end) && returned.start() == end) {
            ObjectType type = type(call, returned.group(1));
            String names = returned.group(2) == null ? "Id" : returned.group(2);
            int most = returned.group(3) == null ? left : Math.min(left, Integer.parseInt(returned.group(3)));
            List<String> fields = Named.fields(List.of(names.split(",", -1)), type);
            List<ResultRow> found = rows(call, type, new SearchTerm(find.group(1)), scope, fields, most);
            rows.addAll(found);
            left -= found.size();
            end = returned.end();
        }
        if (end < find.group(3).length()) {
            throw malformed("unexpected token in RETURNING");
        }
        return answer(call, rows);
    }

    Response parameterized(Call call) {
        Map<String, @Nullable Object> body = call.method().equals("POST") ? call.body() : Map.of();
        Object q = call.method().equals("POST")
                ? body.get("q")
                : call.query().first("q").orElse(null);
        if (q == null) {
            throw ApiRefusal.of(400, "MISSING_ARGUMENT", "The q parameter is required");
        }
        int left = body.get("overallLimit") instanceof Number most ? most.intValue() : MOST_ROWS;
        String scope = String.valueOf(body.getOrDefault("in", "ALL"));
        List<ResultRow> rows = new ArrayList<>();
        for (Object wanted : list(body.get("sobjects"))) {
            Map<?, ?> sobject = (Map<?, ?>) wanted;
            ObjectType type = type(call, String.valueOf(sobject.get("name")));
            List<String> names =
                    list(sobject.get("fields")).stream().map(String::valueOf).toList();
            List<String> fields = Named.fields(names.isEmpty() ? List.of("Id") : names, type);
            List<ResultRow> found = rows(call, type, new SearchTerm(q.toString()), scope, fields, left);
            rows.addAll(found);
            left -= found.size();
        }
        return answer(call, rows);
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static List<ResultRow> rows(
            Call call, ObjectType type, SearchTerm term, String scope, List<String> fields, int most) {
        List<Field> searched =
                type.fields().stream().filter(field -> isIn(scope, field)).toList();
        return call.view()
                .rows(type.name(), false)
                .filter(row -> term.isFoundIn(text(row, searched)))
                .limit(most)
                .map(row -> Records.selected(row, fields))
                .toList();
    }

    private static boolean isIn(String scope, Field field) {
        Set<FieldType> texts = Set.of(
                FieldType.STRING,
                FieldType.TEXTAREA,
                FieldType.EMAIL,
                FieldType.PHONE,
                FieldType.URL,
                FieldType.PICKLIST);
        return switch (scope.toUpperCase(Locale.ROOT)) {
            case "NAME" -> field.name().equals("Name") || field.name().equals("Title");
            case "EMAIL" -> field.type() == FieldType.EMAIL;
            case "PHONE" -> field.type() == FieldType.PHONE;
            case "ALL", "SIDEBAR" -> texts.contains(field.type());
            default -> throw malformed("unknown search group " + scope);
        };
    }

    private static String text(Row row, List<Field> fields) {
        StringBuilder text = new StringBuilder();
        for (Field field : fields) {
            Object value = row.value(field.name());
            text.append(value == null ? "" : value).append('\n');
        }
        return text.toString();
    }

    private static Response answer(Call call, List<ResultRow> rows) {
        JsonWriter json = new JsonWriter().beginObject().name("searchRecords");
        new RowJson(json, call.base(), call.view().schema()).rows(rows);
        return Response.json(200, json.endObject().toBytes());
    }

    private static ObjectType type(Call call, String name) {
        return call.view()
                .schema()
                .object(name)
                .orElseThrow(() -> ApiRefusal.of(400, "INVALID_TYPE", "sObject type '" + name + "' is not supported."));
    }

    private static ApiRefusal malformed(String message) {
        return ApiRefusal.of(400, "MALFORMED_SEARCH", message);
    }
}
