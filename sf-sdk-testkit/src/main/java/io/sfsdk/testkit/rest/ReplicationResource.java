package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonWriter;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.store.DeletedIds;
import io.sfsdk.testkit.store.OrgStore;
import io.sfsdk.testkit.store.UpdatedIds;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/**
 * {@code /sobjects/Account/updated} and {@code /deleted}.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_getupdated.htm">sObject
 *     Get Updated</a>
 */
final class ReplicationResource {
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);

    private final OrgStore store;

    ReplicationResource(OrgStore store) {
        this.store = store;
    }

    Response updated(Call call) {
        ObjectType type = Named.type(call, call.path().get(0));
        UpdatedIds updated =
                store.updatedAs(call.view().userId(), type.name(), moment(call, "start"), moment(call, "end"));
        JsonWriter json = new JsonWriter(64 + updated.ids().size() * 21);
        json.beginObject().name("ids").value(updated.ids());
        json.name("latestDateCovered").value((Object) updated.latestDateCovered());
        return Response.json(200, json.endObject().toBytes());
    }

    Response deleted(Call call) {
        ObjectType type = Named.type(call, call.path().get(0));
        DeletedIds deleted =
                store.deletedAs(call.view().userId(), type.name(), moment(call, "start"), moment(call, "end"));
        JsonWriter json = new JsonWriter();
        json.beginObject().name("deletedRecords").beginArray();
        for (DeletedIds.DeletedRecord record : deleted.deletedRecords()) {
            json.beginObject().name("id").value(record.id());
            json.name("deletedDate").value((Object) record.deletedDate()).endObject();
        }
        json.endArray().name("earliestDateAvailable").value((Object) deleted.earliestDateAvailable());
        json.name("latestDateCovered").value((Object) deleted.latestDateCovered());
        return Response.json(200, json.endObject().toBytes());
    }

    /** A raw plus of the offset has become a blank by now, and is refused as the real API does. */
    private static Instant moment(Call call, String parameter) {
        String text = call.query()
                .first(parameter)
                .orElseThrow(() -> ApiRefusal.of(400, "MISSING_ARGUMENT", parameter + " is required"));
        try {
            return OffsetDateTime.parse(text, DATE_TIME).toInstant();
        } catch (DateTimeException e) {
            throw ApiRefusal.of(400, "INVALID_REPLICATION_DATE", parameter + ": '" + text + "' is not a valid date");
        }
    }
}
