package io.sfsdk.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.sfsdk.answer.Answers;
import io.sfsdk.answer.Disclosure;
import io.sfsdk.answer.MisshapenException;
import io.sfsdk.answer.Refusals;
import io.sfsdk.error.ApiError;
import io.sfsdk.http.ApiVersion;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.record.ApiName;
import io.sfsdk.record.RecordId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Actions of an org: invocable ones, quick actions, approvals. All of them act, so none is repeated by itself; a {@link
 * io.sfsdk.error.SalesforceException} whose {@code delivery()} is {@code UNKNOWN} leaves open whether it did. Safe to share.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_actions_invocable.htm">REST API
 *     Developer Guide, Invocable Actions, Quick Actions and Process Approvals</a>
 */
public final class RestActions {
    private static final Pattern NAME = Pattern.compile("(standard|custom/[A-Za-z]+)/[A-Za-z0-9_.]+");
    private static final int MAX_BODY_BYTES = 64 << 20;

    private final RestCalls calls;
    private final ApiVersion version;
    private final Duration timeout;

    RestActions(RestCalls calls, ApiVersion version, Duration timeout) {
        this.calls = calls;
        this.version = version;
        this.timeout = timeout;
    }

    /**
     * Invokes an action once for each input.
     *
     * @param name {@code standard/emailSimple}, {@code custom/flow/Name} or {@code custom/apex/Name}
     * @param inputs values by name: text, whole numbers, {@code BigDecimal}, boolean, null, ids, lists and maps of them
     * @return one result an input, in their order; some may have failed
     */
    public List<ActionResult> invoke(String name, List<? extends Map<String, ?>> inputs) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "an action is called standard/Name or custom/flow/Name, with letters, digits and underscores");
        }
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("an action is invoked for at least one input");
        }
        HttpRequest request = post("/actions/" + name, Map.of("inputs", inputs));
        try (HttpResponse answer = calls.exchange(request)) {
            byte[] body = bytes(request, answer);
            List<ActionResult> results = answer.isSuccess() || answer.status() == 400 ? results(body) : List.of();
            if (results.isEmpty() && !answer.isSuccess()) {
                throw Refusals.of(request, copy(answer, body), Disclosure.CODES);
            }
            if (results.size() != inputs.size()) {
                throw Answers.broken(
                        request,
                        answer,
                        new MisshapenException(results.size() + " results for " + inputs.size() + " inputs"));
            }
            return results;
        }
    }

    /**
     * Runs a quick action of an object.
     *
     * @param context the record it starts from
     * @param fields of the record that the action creates or changes
     * @return ids of what it made
     */
    public List<RecordId> quick(String sobject, String action, RecordId context, Map<String, ?> fields) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("contextId", context);
        body.put("record", fields);
        String path = "/sobjects/" + ApiName.require("an object's name", sobject) + "/quickActions/"
                + ApiName.require("a quick action", action);
        return calls.call(
                post(path, body),
                Disclosure.CODES,
                answer -> ids(Json.document(answer.body()).path("ids")));
    }

    /** Hands a record in for approval. */
    public ApprovalResult submit(RecordId record, String comments) {
        return approval("Submit", record, comments);
    }

    /** Says yes to what {@link ApprovalResult#newWorkItems()} named. */
    public ApprovalResult approve(RecordId workItem, String comments) {
        return approval("Approve", workItem, comments);
    }

    /** Says no to it. */
    public ApprovalResult reject(RecordId workItem, String comments) {
        return approval("Reject", workItem, comments);
    }

    private ApprovalResult approval(String type, RecordId context, String comments) {
        Map<String, @Nullable Object> step = new LinkedHashMap<>();
        step.put("actionType", type);
        step.put("contextId", context);
        step.put("comments", comments);
        HttpRequest request = post("/process/approvals", Map.of("requests", List.of(step)));
        return calls.call(request, Disclosure.CODES, answer -> {
            JsonNode result = Json.document(answer.body()).path(0);
            if (!result.path("success").asBoolean()) {
                throw Refusals.of(
                        request.describe(),
                        answer.status(),
                        JsonErrors.of(result.path("errors")),
                        Disclosure.CODES,
                        answer.requestId().orElse(null));
            }
            return new ApprovalResult(
                    idOrNull(result.path("entityId")),
                    idOrNull(result.path("instanceId")),
                    result.path("instanceStatus").asText(),
                    ids(result.path("newWorkitemIds")));
        });
    }

    private HttpRequest post(String path, Map<String, ?> body) {
        return calls.withBody("POST", version.path() + path, JsonValues.bytes(body), false, timeout);
    }

    private static byte[] bytes(HttpRequest request, HttpResponse answer) {
        try {
            return answer.body().readNBytes(MAX_BODY_BYTES);
        } catch (IOException e) {
            throw Answers.broken(request, answer, e);
        }
    }

    private static HttpResponse copy(HttpResponse answer, byte[] body) {
        return new HttpResponse(answer.status(), answer.headers(), new ByteArrayInputStream(body));
    }

    /** Empty where the body is no list of results, as that of a refused call is. */
    private static List<ActionResult> results(byte[] body) {
        List<ActionResult> results = new ArrayList<>();
        try {
            for (JsonNode result : Json.document(new ByteArrayInputStream(body))) {
                if (!result.has("isSuccess")) {
                    return List.of();
                }
                results.add(result(result));
            }
            return results;
        } catch (IOException e) {
            return List.of();
        }
    }

    @SuppressWarnings("unchecked")
    private static ActionResult result(JsonNode node) {
        Object outputs = JsonValues.value(node.path("outputValues"));
        boolean success = node.path("isSuccess").asBoolean();
        List<ApiError> errors = success ? List.of() : JsonErrors.of(node.path("errors"));
        return new ActionResult(
                node.path("actionName").asText(),
                success,
                outputs instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of(),
                errors);
    }

    private static List<RecordId> ids(JsonNode nodes) throws IOException {
        List<RecordId> ids = new ArrayList<>();
        for (JsonNode node : nodes) {
            ids.add(Describes.id(node));
        }
        return ids;
    }

    private static @Nullable RecordId idOrNull(JsonNode node) throws IOException {
        return node.isTextual() ? Describes.id(node) : null;
    }
}
