package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.describe.DescribeWriter;
import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonWriter;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.store.OrgStore;
import io.sfsdk.testkit.store.SaveResult;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /sobjects}, {@code /sobjects/Account} and {@code /sobjects/Account/describe}. */
final class ObjectResource {
    private final OrgStore store;
    private final SchemaStamp stamp;
    private final RecentRecords recent;

    ObjectResource(OrgStore store, SchemaStamp stamp, RecentRecords recent) {
        this.store = store;
        this.recent = recent;
        this.stamp = stamp;
    }

    Response global(Call call) {
        return stamp.conditional(
                call.request(),
                call.view(),
                () -> json(new DescribeWriter(call.base()).global(call.view().schema())));
    }

    Response describe(Call call) {
        ObjectType type = Named.type(call, call.path().get(0));
        return stamp.conditional(
                call.request(),
                call.view(),
                () -> json(new DescribeWriter(call.base()).object(type, RecordTypes.of(call.view(), type))));
    }

    Response basic(Call call) {
        ObjectType type = Named.type(call, call.path().get(0));
        JsonWriter json = new JsonWriter().beginObject().name("objectDescribe");
        json.value(new DescribeWriter(call.base()).element(type)).name("recentItems");
        recent.write(json, type, call);
        return Response.json(200, json.endObject().toBytes());
    }

    Response create(Call call) {
        ObjectType type = Named.type(call, call.path().get(0));
        Map<String, @Nullable Object> fields = call.body();
        SaveResult result = Writes.one(store, call, tx -> tx.insert(type.name(), fields, call.writeOptions()));
        if (!result.success()) {
            return SaveAnswers.refused(result, call, type.name());
        }
        String location = Records.path(call, type.name(), Objects.requireNonNull(result.id()));
        return Response.json(201, SaveAnswers.saved(result)).with("Location", location);
    }

    private static Response json(Map<String, @Nullable Object> body) {
        return Response.json(200, JsonWriter.toBytes(body));
    }
}
