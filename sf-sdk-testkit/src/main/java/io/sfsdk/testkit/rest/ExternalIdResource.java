package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonWriter;
import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.store.OrgStore;
import io.sfsdk.testkit.store.Row;
import io.sfsdk.testkit.store.SaveResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code /sobjects/Account/External_Id__c/VALUE}.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_upsert.htm">sObject
 *     Rows by External ID</a>
 */
final class ExternalIdResource {
    private static final int TELLS_CREATED_FROM = 46;

    private final OrgStore store;

    ExternalIdResource(OrgStore store) {
        this.store = store;
    }

    Response read(Call call) {
        ObjectType type = Named.type(call, call.path().get(0));
        List<Row> found = matches(call, type);
        return found.size() > 1 ? choices(found, type, call) : RecordResource.show(only(found), type, call);
    }

    Response delete(Call call) {
        ObjectType type = Named.type(call, call.path().get(0));
        List<Row> found = matches(call, type);
        if (found.size() > 1) {
            return choices(found, type, call);
        }
        String id = only(found).id();
        SaveResult result = Writes.one(store, call, tx -> tx.delete(type.name(), id));
        return result.success() ? Response.empty(204) : SaveAnswers.refused(result, call, type.name());
    }

    Response upsert(Call call) {
        ObjectType type = Named.type(call, call.path().get(0));
        Field key = Named.key(type, call.path().get(1));
        Map<String, @Nullable Object> fields = call.body();
        if (fields.keySet().stream().anyMatch(key.name()::equalsIgnoreCase)) {
            throw ApiRefusal.of(
                    400, "INVALID_FIELD", "The " + key.name() + " field should not be specified in the sobject data.");
        }
        boolean updateOnly = call.query().first("updateOnly").orElse("").equalsIgnoreCase("true");
        if (updateOnly && matches(call, type).isEmpty()) {
            throw ApiRefusal.notFound();
        }
        SaveResult result = Writes.one(
                store,
                call,
                tx -> tx.upsert(type.name(), key.name(), call.path().get(2), fields, call.writeOptions()));
        return result.success() ? saved(result, type, call) : SaveAnswers.refused(result, call, type.name());
    }

    private static Response saved(SaveResult result, ObjectType type, Call call) {
        String location = Records.path(call, type.name(), Objects.requireNonNull(result.id()));
        if (call.version() >= TELLS_CREATED_FROM) {
            return Response.json(result.created() ? 201 : 200, SaveAnswers.upserted(result))
                    .with("Location", location);
        }
        return result.created()
                ? Response.json(201, SaveAnswers.saved(result)).with("Location", location)
                : Response.empty(204);
    }

    private static List<Row> matches(Call call, ObjectType type) {
        String key = Named.key(type, call.path().get(1)).name();
        String value = call.path().get(2);
        Stream<Row> candidates = call.view()
                .lookup(type.name(), key, value, false)
                .orElseGet(() -> call.view().rows(type.name(), false));
        return candidates.filter(row -> same(row.value(key), value)).toList();
    }

    private static boolean same(@Nullable Object stored, String wanted) {
        return stored != null && stored.toString().equalsIgnoreCase(wanted);
    }

    private static Row only(List<Row> found) {
        return found.stream().findFirst().orElseThrow(ApiRefusal::notFound);
    }

    private static Response choices(List<Row> found, ObjectType type, Call call) {
        List<String> paths = found.stream()
                .map(row -> Records.path(call, type.name(), row.id()))
                .toList();
        return Response.json(300, JsonWriter.toBytes(paths));
    }
}
