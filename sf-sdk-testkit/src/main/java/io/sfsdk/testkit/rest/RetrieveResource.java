package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonWriter;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.store.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /composite/sobjects/Account} with ids and fields: the records in the order asked for, null for each missing one. */
final class RetrieveResource {
    private static final int MOST_RECORDS = 2_000;

    private RetrieveResource() {}

    static Response get(Call call) {
        List<String> ids = List.of(call.query().first("ids").orElse("").split(",", -1));
        List<String> fields = List.of(call.query().first("fields").orElse("Id").split(",", -1));
        return answer(ids, fields, call);
    }

    static Response post(Call call) {
        Map<String, @Nullable Object> body = call.body();
        return answer(texts(body.get("ids")), texts(body.get("fields")), call);
    }

    private static List<String> texts(@Nullable Object list) {
        if (list instanceof List<?> values) {
            return values.stream().map(String::valueOf).toList();
        }
        throw ApiRefusal.of(400, "INVALID_INPUT", "ids and fields are required");
    }

    private static Response answer(List<String> ids, List<String> wanted, Call call) {
        ObjectType type = Named.type(call, call.path().get(0));
        if (ids.size() > MOST_RECORDS) {
            throw ApiRefusal.of(
                    400,
                    "EXCEEDED_ID_LIMIT",
                    "record limit reached. cannot submit more than 2000 records into this call");
        }
        List<String> fields = Named.fields(wanted, type);
        JsonWriter json = new JsonWriter().beginArray();
        RowJson rows = new RowJson(json, call.base(), call.view().schema());
        for (String id : ids) {
            Optional<Row> row = call.view().row(type.name(), id.trim()).filter(found -> !found.isDeleted());
            row.ifPresentOrElse(found -> rows.row(Records.selected(found, fields)), json::nullValue);
        }
        return Response.json(200, json.endArray().toBytes());
    }
}
