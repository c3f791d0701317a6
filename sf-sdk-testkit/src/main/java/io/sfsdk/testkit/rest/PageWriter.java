package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.json.JsonWriter;
import io.sfsdk.testkit.soql.QueryResult;
import io.sfsdk.testkit.soql.ResultRow;
import java.util.List;

/** Writes pages of an answer; child rows that do not fit are left to a cursor of their own. One for each answer. */
final class PageWriter {
    private final JsonWriter json;
    private final Call call;
    private final Cursors cursors;
    private final int pageSize;
    private final RowJson rows;

    PageWriter(JsonWriter json, Call call, Cursors cursors, int pageSize) {
        this.json = json;
        this.call = call;
        this.cursors = cursors;
        this.pageSize = pageSize;
        this.rows = new RowJson(json, call.base(), call.view().schema(), this::children);
    }

    /** @param cursor kept already, or without a locator until something is left for it */
    void write(Cursor cursor, int offset) {
        List<ResultRow> page = cursor.page(offset);
        int next = offset + page.size();
        boolean last = next >= cursor.result().rows().size();
        json.beginObject().name("totalSize").value(cursor.result().totalSize());
        json.name("done").value(last);
        if (!last) {
            String locator = cursor.locator().isEmpty()
                    ? cursors.open(cursor.result(), pageSize, cursor.userId()).locator()
                    : cursor.locator();
            json.name("nextRecordsUrl").value(call.base() + "/query/" + locator + "-" + next);
        }
        json.name("records");
        rows.rows(page);
        json.endObject();
    }

    private void children(QueryResult children) {
        write(
                new Cursor(
                        "",
                        children,
                        pageSize,
                        call.view().userId(),
                        call.view().now()),
                0);
    }
}
