package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonWriter;
import io.sfsdk.testkit.store.RowError;
import io.sfsdk.testkit.store.SaveResult;
import java.util.List;
import java.util.Objects;

/** What became of records, told as the write resources tell it. */
final class SaveAnswers {
    private SaveAnswers() {}

    /** {@code {"id":…,"success":true,"errors":[]}}. */
    static byte[] saved(SaveResult result) {
        return row(new JsonWriter(), result, false).toBytes();
    }

    /** As {@link #saved}, with {@code created} at the end. */
    static byte[] upserted(SaveResult result) {
        return row(new JsonWriter(), result, true).toBytes();
    }

    /** A row of a collection; a refused one has no {@code id}, and its errors have {@code statusCode}. */
    static JsonWriter row(JsonWriter json, SaveResult result, boolean tellsCreated) {
        json.beginObject();
        if (result.success()) {
            json.name("id").value(Objects.requireNonNull(result.id()));
        }
        json.name("success").value(result.success()).name("errors").beginArray();
        result.errors().forEach(error -> error(json, error));
        json.endArray();
        if (tellsCreated && result.success()) {
            json.name("created").value(result.created());
        }
        return json.endObject();
    }

    private static void error(JsonWriter json, RowError error) {
        json.beginObject().name("statusCode").value(error.code());
        json.name("message").value(error.message());
        json.name("fields").value(error.fields()).endObject();
    }

    /** The refusal of a call that wrote one record. */
    static Response refused(SaveResult result, Call call, String objectName) {
        List<RowError> errors = result.errors();
        String code = errors.get(0).code();
        return switch (code) {
            case "DUPLICATES_DETECTED" -> DuplicateAnswers.refused(result, call, objectName);
            case "DUPLICATE_EXTERNAL_ID" -> choices(result, call, objectName);
            case "JSON_PARSER_ERROR" -> throw ApiRefusal.typeError(errors.get(0));
            default -> ApiRefusal.ofRecord(status(code, call.method()), errors);
        };
    }

    /** 403 for a missing permission is documented in general, not observed for these codes. */
    private static int status(String code, String method) {
        if (code.startsWith("INSUFFICIENT_ACCESS") || code.equals("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY")) {
            return 403;
        }
        boolean missing = code.equals("ENTITY_IS_DELETED")
                || code.equals("NOT_FOUND")
                || (code.equals("INVALID_CROSS_REFERENCE_KEY") && method.equals("DELETE"));
        return missing ? 404 : 400;
    }

    private static Response choices(SaveResult result, Call call, String objectName) {
        List<String> paths = result.candidateIds().stream()
                .map(id -> Records.path(call, objectName, id))
                .toList();
        return Response.json(300, JsonWriter.toBytes(paths));
    }
}
