package io.sfsdk.deadletter;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.write.WriteOperation;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A letter as JSON and back, exactly. */
final class LetterJson {
    private LetterJson() {}

    static void write(DeadLetter letter, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", letter.id());
        json.writeStringField("job", letter.job());
        json.writeNumberField("inputIndex", letter.inputIndex());
        writeOperation(letter.operation(), json);
        json.writeStringField("reason", letter.reason().name());
        writeErrors(letter.errors(), json);
        json.writeNumberField("attempts", letter.attempts());
        writeOptional("requestId", letter.requestId(), json);
        json.writeStringField("failedAt", letter.failedAt().toString());
        writeOptional("redriveOf", letter.redriveOf(), json);
        json.writeFieldName("record");
        RecordJson.write(letter.record(), json);
        json.writeEndObject();
    }

    /** @throws IllegalArgumentException if it is no letter */
    static DeadLetter read(JsonNode json) {
        try {
            return letter(json);
        } catch (DateTimeParseException e) { // quotes what it could not read, which may be a field's value
            throw new IllegalArgumentException("a letter holds something else where a time belongs");
        }
    }

    private static DeadLetter letter(JsonNode json) {
        return new DeadLetter(
                text(json, "id"),
                text(json, "job"),
                Json.require(json, "inputIndex").longValue(),
                readOperation(json),
                RecordJson.read(Json.require(json, "record")),
                DeadLetterReason.valueOf(text(json, "reason")),
                readErrors(Json.require(json, "errors")),
                Json.require(json, "attempts").intValue(),
                optional(json, "requestId"),
                Instant.parse(text(json, "failedAt")),
                optional(json, "redriveOf"));
    }

    private static void writeOperation(@Nullable WriteOperation operation, JsonGenerator json) throws IOException {
        if (operation == null) {
            return;
        }
        json.writeStringField("operation", operation.name());
        if (operation instanceof WriteOperation.Upsert upsert) {
            json.writeStringField("externalIdField", upsert.externalIdField());
        }
    }

    private static @Nullable WriteOperation readOperation(JsonNode json) {
        String name = optional(json, "operation");
        if (name == null) {
            return null;
        }
        return switch (name) {
            case "insert" -> new WriteOperation.Insert();
            case "update" -> new WriteOperation.Update();
            case "delete" -> new WriteOperation.Delete();
            case "upsert" -> new WriteOperation.Upsert(text(json, "externalIdField"));
            default -> throw new IllegalArgumentException("a letter names the unknown operation " + name);
        };
    }

    private static void writeErrors(List<ApiError> errors, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("errors");
        for (ApiError error : errors) {
            json.writeStartObject();
            json.writeStringField("code", error.code().value());
            json.writeStringField("message", error.message());
            json.writeArrayFieldStart("fields");
            for (String field : error.fields()) {
                json.writeString(field);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static List<ApiError> readErrors(JsonNode json) {
        List<ApiError> errors = new ArrayList<>();
        for (JsonNode error : json) {
            List<String> fields = new ArrayList<>();
            Json.require(error, "fields").forEach(field -> fields.add(Json.text(field)));
            errors.add(new ApiError(new ErrorCode(text(error, "code")), text(error, "message"), fields));
        }
        return errors;
    }

    private static void writeOptional(String name, @Nullable String value, JsonGenerator json) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private static String text(JsonNode json, String name) {
        return Json.requireText(json, name);
    }

    private static @Nullable String optional(JsonNode json, String name) {
        JsonNode value = json.get(name);
        return value == null ? null : Json.text(value);
    }
}
