package io.sfsdk.testkit;

import io.sfsdk.testkit.soql.QueryResult;
import io.sfsdk.testkit.soql.ResultRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Query results as maps, for assertions. */
final class PlainRows {
    private PlainRows() {}

    static List<Map<String, @Nullable Object>> of(QueryResult result) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        result.rows().forEach(row -> rows.add(map(row)));
        return rows;
    }

    private static Map<String, @Nullable Object> map(ResultRow row) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < row.names().size(); i++) {
            map.put(row.names().get(i), plain(row.values().get(i)));
        }
        return map;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof ResultRow parent) {
            return map(parent);
        }
        return value instanceof QueryResult children ? of(children) : value;
    }
}
