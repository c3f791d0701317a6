package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.soql.QueryResult;
import io.sfsdk.testkit.soql.ResultRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A frozen answer that is read page by page.
 *
 * @param locator 18 characters; empty until something is left for later pages
 */
public record Cursor(String locator, QueryResult result, int pageSize, String userId, Instant openedAt) {
    /** The rows from here on that fit; child rows take room as well, but a row is never left out for its own. */
    public List<ResultRow> page(int offset) {
        List<ResultRow> page = new ArrayList<>();
        int room = pageSize;
        for (int i = offset; i < result.rows().size() && room > 0; i++) {
            ResultRow row = result.rows().get(i);
            int taken = 1 + children(row);
            if (page.isEmpty() || taken <= room) {
                page.add(row);
            }
            room -= taken;
        }
        return page;
    }

    private int children(ResultRow row) {
        int count = 0;
        for (@Nullable Object value : row.values()) {
            count += value instanceof QueryResult children
                    ? Math.min(children.rows().size(), pageSize)
                    : 0;
        }
        return count;
    }
}
