package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonReader;
import io.sfsdk.testkit.json.JsonWriter;
import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.store.DuplicateRule;
import io.sfsdk.testkit.store.SaveResult;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The refusal of one record by a duplicate rule, with the records it equals. The key really is {@code duplicateResut}. */
final class DuplicateAnswers {
    private DuplicateAnswers() {}

    static Response refused(SaveResult result, Call call, String objectName) {
        String message = result.errors().get(0).message();
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("duplicateResut", details(result, message, call, objectName));
        error.put("errorCode", "DUPLICATES_DETECTED");
        error.put("message", message);
        return Response.json(400, JsonWriter.toBytes(List.of(error)));
    }

    private static Map<String, @Nullable Object> details(
            SaveResult result, String message, Call call, String objectName) {
        DuplicateRule rule = Objects.requireNonNull(result.duplicateRule());
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("allowSave", rule.alertOnly());
        details.put("duplicateRule", rule.name());
        details.put("duplicateRuleEntityType", objectName);
        details.put("errorMessage", message);
        details.put("matchResults", List.of(matches(result.candidateIds(), call, objectName)));
        return details;
    }

    private static Map<String, @Nullable Object> matches(List<String> ids, Call call, String objectName) {
        Map<String, @Nullable Object> matches = new LinkedHashMap<>();
        matches.put("entityType", objectName);
        matches.put("errors", List.of());
        matches.put("matchEngine", "FuzzyMatchEngine");
        matches.put(
                "matchRecords",
                ids.stream().map(id -> match(id, call, objectName)).toList());
        matches.put("rule", "Standard_" + objectName + "_Match_Rule_v1_0");
        matches.put("size", ids.size());
        matches.put("success", true);
        return matches;
    }

    private static Map<String, @Nullable Object> match(String id, Call call, String objectName) {
        Map<String, @Nullable Object> match = new LinkedHashMap<>();
        match.put("additionalInformation", List.of());
        match.put("fieldDiffs", List.of());
        match.put("matchConfidence", new BigDecimal("100.0"));
        match.put("record", shown(id, call, objectName));
        return match;
    }

    /** All fields if the request asked for details, else the id. */
    private static Map<String, @Nullable Object> shown(String id, Call call, String objectName) {
        ObjectType type = Named.type(call, objectName);
        boolean details = WriteHeaders.wantsDuplicateDetails(call.request().headers());
        List<String> fields = details ? type.fields().stream().map(Field::name).toList() : List.of("Id");
        return call.view()
                .row(objectName, id)
                .map(row -> JsonReader.readObject(Records.toJson(row, fields, call)))
                .orElseThrow();
    }
}
