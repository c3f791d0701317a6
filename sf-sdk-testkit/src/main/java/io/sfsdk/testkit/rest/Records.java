package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.json.JsonWriter;
import io.sfsdk.testkit.soql.ResultRow;
import io.sfsdk.testkit.store.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows records that were asked for by id or key. */
final class Records {
    private Records() {}

    static byte[] toJson(Row row, List<String> fields, Call call) {
        JsonWriter json = new JsonWriter();
        new RowJson(json, call.base(), call.view().schema()).row(selected(row, fields));
        return json.toBytes();
    }

    static ResultRow selected(Row row, List<String> fields) {
        List<@Nullable Object> values = new ArrayList<>(fields.size());
        fields.forEach(field -> values.add(row.value(field)));
        return new ResultRow(row.objectName(), row.id(), fields, values);
    }

    static String path(Call call, String objectName, String id) {
        return call.base() + "/sobjects/" + objectName + "/" + id;
    }
}
