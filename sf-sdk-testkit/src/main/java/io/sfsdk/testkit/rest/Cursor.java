package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.soql.QueryResult;
import io.sfsdk.testkit.soql.ResultRow;
import java.time.Instant;
import java.util.List;

/** A frozen answer that is read page by page. */
record Cursor(String locator, QueryResult result, int pageSize, String userId, Instant openedAt) {
    List<ResultRow> page(int offset) {
        List<ResultRow> rows = result.rows();
        return rows.subList(offset, Math.min(rows.size(), offset + pageSize));
    }

    boolean isLast(int offset) {
        return offset + pageSize >= result.rows().size();
    }
}
