package io.sfsdk.answer;

import com.fasterxml.jackson.databind.JsonNode;
import io.sfsdk.error.DuplicateFindings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a duplicate rule found out of an error. Orgs spell its key {@code duplicateResut}; the right spelling is read too, should
 * it be mended one day.
 */
final class DuplicateBody {
    private DuplicateBody() {}

    static @Nullable DuplicateFindings of(JsonNode error) {
        JsonNode found = error.has("duplicateResut") ? error.get("duplicateResut") : error.path("duplicateResult");
        if (!found.isObject()) {
            return null;
        }
        List<DuplicateFindings.Match> matches = new ArrayList<>();
        for (JsonNode result : found.path("matchResults")) {
            String type = result.path("entityType").asText("");
            result.path("matchRecords").forEach(record -> matches.add(match(type, record)));
        }
        return new DuplicateFindings(
                found.path("duplicateRule").asText(""), found.path("allowSave").asBoolean(), matches);
    }

    private static DuplicateFindings.Match match(String type, JsonNode match) {
        JsonNode record = match.path("record");
        Map<String, String> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : record.properties()) {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                fields.put(field.getKey(), field.getValue().asText());
            }
        }
        String sobject = record.path("attributes").path("type").asText(type);
        double confidence = match.path("matchConfidence").asDouble();
        return new DuplicateFindings.Match(sobject, record.path("Id").asText(""), confidence, fields);
    }
}
