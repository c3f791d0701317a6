package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.store.OrgStore;
import io.sfsdk.testkit.store.Row;
import io.sfsdk.testkit.store.SaveResult;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /sobjects/Account/ID}. */
final class RecordResource {
    /** The same for every account: an entity tag of a record is no version of it. */
    private static final String ACCOUNT_TAG = "\"gTI7lF2oYMlDxM+gTW1a62nzqxfxxihRqAygUNh9DPs=\"";

    private final OrgStore store;

    RecordResource(OrgStore store) {
        this.store = store;
    }

    Response read(Call call) {
        ObjectType type = Named.type(call, call.path().get(0));
        String id = Named.id(call.path().get(1));
        return show(living(call, type, id), type, call);
    }

    static Response show(Row row, ObjectType type, Call call) {
        boolean unchanged = HttpDates.isNotModifiedSince(call.request(), modified(row));
        Response response = unchanged
                ? Response.empty(304)
                : Response.json(200, Records.toJson(row, Named.fields(call, type), call));
        Response tagged = type.name().equals("Account") ? response.with("ETag", ACCOUNT_TAG) : response;
        return tagged.with("Last-Modified", HttpDates.format(modified(row)));
    }

    Response update(Call call) {
        ObjectType type = Named.type(call, call.path().get(0));
        String id = Named.id(call.path().get(1));
        Map<String, @Nullable Object> fields = call.body();
        if (fields.keySet().stream().anyMatch("Id"::equalsIgnoreCase)) {
            throw ApiRefusal.of(400, "INVALID_FIELD", "The Id field should not be specified in the sobject data.");
        }
        checkUnmodified(call, type, id);
        SaveResult result = Writes.one(store, call, tx -> tx.update(type.name(), id, fields, call.writeOptions()));
        return result.success() ? Response.empty(204) : SaveAnswers.refused(result, call, type.name());
    }

    Response delete(Call call) {
        ObjectType type = Named.type(call, call.path().get(0));
        String id = Named.id(call.path().get(1));
        checkUnmodified(call, type, id);
        SaveResult result = Writes.one(store, call, tx -> tx.delete(type.name(), id));
        return result.success() ? Response.empty(204) : SaveAnswers.refused(result, call, type.name());
    }

    private static void checkUnmodified(Call call, ObjectType type, String id) {
        boolean changed = call.view()
                .row(type.name(), id)
                .filter(row -> HttpDates.isModifiedSince(call.request(), modified(row)))
                .isPresent();
        if (changed) {
            throw ApiRefusal.of(
                    412,
                    "ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE",
                    "The entity was modified after the date in the If-Unmodified-Since header");
        }
    }

    private static Row living(Call call, ObjectType type, String id) {
        return call.view().row(type.name(), id).filter(row -> !row.isDeleted()).orElseThrow(ApiRefusal::notFound);
    }

    private static Instant modified(Row row) {
        return row.value("LastModifiedDate") instanceof Instant instant ? instant : Instant.EPOCH;
    }
}
