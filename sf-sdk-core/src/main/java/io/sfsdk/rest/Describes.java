package io.sfsdk.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.sfsdk.answer.MisshapenException;
import io.sfsdk.http.ApiVersion;
import io.sfsdk.read.DeletedIds;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes values of the answers about an org. Unknown keys are passed over: each release adds some. */
final class Describes {
    private Describes() {}

    static SObjectDescribe sobject(JsonNode node, @Nullable String lastModified) throws MisshapenException {
        return new SObjectDescribe(summary(node), each(required(node, "fields"), Describes::field), lastModified);
    }

    static List<SObjectSummary> summaries(JsonNode node) throws MisshapenException {
        return each(required(node, "sobjects"), Describes::summary);
    }

    /** Entries that are no pair of numbers are passed over, and so is what is nested below one. */
    static Map<String, Limit> limits(JsonNode node) {
        Map<String, Limit> limits = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            JsonNode max = entry.getValue().path("Max");
            JsonNode remaining = entry.getValue().path("Remaining");
            if (max.isNumber() && remaining.isNumber()) {
                limits.put(entry.getKey(), new Limit(max.longValue(), remaining.longValue()));
            }
        });
        return limits;
    }

    static Map<String, Long> recordCounts(JsonNode node) throws MisshapenException {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (JsonNode entry : required(node, "sObjects")) {
            counts.put(text(entry, "name"), required(entry, "count").asLong());
        }
        return counts;
    }

    static UpdatedIds updated(JsonNode node) throws MisshapenException {
        List<RecordId> ids = new ArrayList<>();
        for (JsonNode id : required(node, "ids")) {
            ids.add(id(id));
        }
        return new UpdatedIds(ids, moment(node, "latestDateCovered"));
    }

    static DeletedIds deleted(JsonNode node) throws MisshapenException {
        List<DeletedIds.Deleted> records = new ArrayList<>();
        for (JsonNode record : required(node, "deletedRecords")) {
            records.add(new DeletedIds.Deleted(id(required(record, "id")), moment(record, "deletedDate")));
        }
        return new DeletedIds(records, moment(node, "earliestDateAvailable"), moment(node, "latestDateCovered"));
    }

    /** The two resources that tell it name the user's name differently. */
    static UserInfo userInfo(JsonNode node) throws MisshapenException {
        String name = node.has("preferred_username") ? "preferred_username" : "username";
        return new UserInfo(
                text(node, "user_id"),
                node.path("organization_id").textValue(),
                node.path(name).textValue());
    }

    /** By number; the list may end with an alias whose URL names no version. */
    static List<ApiVersion> versions(JsonNode node) throws MisshapenException {
        List<ApiVersion> versions = new ArrayList<>();
        for (JsonNode entry : node) {
            versions.add(ApiVersion.of(text(entry, "version")));
        }
        return versions.stream().distinct().sorted().toList();
    }

    static Map<String, String> resources(JsonNode node) throws MisshapenException {
        Map<String, String> resources = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            resources.put(entry.getKey(), entry.getValue().asText());
        }
        if (resources.isEmpty()) {
            throw new MisshapenException("no resources");
        }
        return resources;
    }

    static List<QueryCost> costs(JsonNode node) throws MisshapenException {
        return each(
                required(node, "plans"),
                plan -> new QueryCost(
                        plan.path("leadingOperationType").asText(),
                        plan.path("relativeCost").decimalValue(),
                        plan.path("cardinality").asLong(),
                        plan.path("sobjectCardinality").asLong(),
                        plan.path("sobjectType").asText(),
                        each(plan.path("fields"), JsonNode::asText)));
    }

    static RecordId id(JsonNode node) throws MisshapenException {
        String text = node.textValue();
        if (!RecordId.isId(text) || text == null) {
            throw new MisshapenException("an id that is none");
        }
        return RecordId.of(text);
    }

    static JsonNode required(JsonNode node, String key) throws MisshapenException {
        JsonNode value = node.get(key);
        if (value == null || value.isNull()) {
            throw new MisshapenException("no " + key);
        }
        return value;
    }

    private static SObjectSummary summary(JsonNode node) {
        return new SObjectSummary(
                node.path("name").asText(),
                node.path("label").asText(),
                node.path("keyPrefix").textValue(),
                flag(node, "custom"),
                flag(node, "queryable"),
                flag(node, "createable"),
                flag(node, "updateable"),
                flag(node, "deletable"),
                flag(node, "undeletable"),
                flag(node, "replicateable"));
    }

    private static FieldDescribe field(JsonNode node) {
        return new FieldDescribe(
                node.path("name").asText(),
                node.path("label").asText(),
                node.path("type").asText(),
                node.path("length").asInt(),
                node.path("precision").asInt(),
                node.path("scale").asInt(),
                flag(node, "custom"),
                flag(node, "nillable"),
                flag(node, "createable"),
                flag(node, "updateable"),
                flag(node, "defaultedOnCreate"),
                flag(node, "filterable"),
                flag(node, "sortable"),
                flag(node, "externalId"),
                flag(node, "unique"),
                flag(node, "calculated"),
                each(node.path("referenceTo"), JsonNode::asText),
                node.path("relationshipName").textValue(),
                node.path("compoundFieldName").textValue(),
                node.path("controllerName").textValue(),
                each(node.path("picklistValues"), Describes::picklistValue));
    }

    private static PicklistValue picklistValue(JsonNode node) {
        return new PicklistValue(
                node.path("value").asText(),
                node.path("label").asText(),
                flag(node, "active"),
                flag(node, "defaultValue"),
                node.path("validFor").textValue());
    }

    private static boolean flag(JsonNode node, String key) {
        return node.path(key).asBoolean();
    }

    private static String text(JsonNode node, String key) throws MisshapenException {
        return required(node, key).asText();
    }

    /** Read as a record's date-time field is, so that there is one reader of these texts. */
    private static Instant moment(JsonNode node, String key) throws MisshapenException {
        String text = text(node, key);
        try {
            return SObject.of("answer").with(key, text).instant(key).orElseThrow();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new MisshapenException("no date-time in " + key);
        }
    }

    private static <T> List<T> each(JsonNode array, Function<JsonNode, T> value) {
        List<T> values = new ArrayList<>();
        array.forEach(item -> values.add(value.apply(item)));
        return values;
    }
}
