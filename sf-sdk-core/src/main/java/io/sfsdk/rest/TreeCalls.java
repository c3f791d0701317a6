package io.sfsdk.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.sfsdk.answer.Answers;
import io.sfsdk.answer.Disclosure;
import io.sfsdk.answer.MisshapenException;
import io.sfsdk.answer.Refusals;
import io.sfsdk.error.ApiError;
import io.sfsdk.http.ApiVersion;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.record.RecordId;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends trees. A tree only creates, so it is never repeated. */
final class TreeCalls {
    private static final int BAD_REQUEST = 400;

    private final RestCalls calls;
    private final ApiVersion version;
    private final Duration timeout;

    TreeCalls(RestCalls calls, ApiVersion version, Duration timeout) {
        this.calls = calls;
        this.version = version;
        this.timeout = timeout;
    }

    TreeOutcome send(SObjectTree tree) {
        if (tree.roots().isEmpty()) {
            throw new IllegalArgumentException("a tree without a record");
        }
        byte[] body = WriteBodies.bytes(256 * tree.size(), json -> {
            json.writeStartObject();
            records(json, new RecordEncoder(json), tree.roots());
            json.writeEndObject();
        });
        String path = version.path() + "/composite/tree/" + tree.sobject();
        HttpRequest request =
                calls.withBody("POST", path, body, false, timeout).describedAs("tree of " + tree.size() + " records");
        try (HttpResponse answer = calls.exchange(request)) {
            if (!answer.isSuccess() && answer.status() != BAD_REQUEST) {
                throw Refusals.of(request, answer, Disclosure.CODES);
            }
            return outcome(tree, request, answer);
        }
    }

    private static void records(JsonGenerator json, RecordEncoder encoder, List<SObjectTree.Node> nodes)
            throws IOException {
        json.writeArrayFieldStart("records");
        for (SObjectTree.Node node : nodes) {
            encoder.start(node.record().type(), node.referenceId());
            encoder.fields(node.record());
            for (Map.Entry<String, List<SObjectTree.Node>> children :
                    node.children().entrySet()) {
                json.writeObjectFieldStart(children.getKey());
                records(json, encoder, children.getValue());
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static TreeOutcome outcome(SObjectTree tree, HttpRequest request, HttpResponse answer) {
        JsonNode body;
        try {
            body = Json.document(answer.body());
            if (answer.status() == BAD_REQUEST && !body.path("hasErrors").asBoolean()) {
                throw Refusals.of(
                        request.describe(),
                        answer.status(),
                        JsonErrors.of(body),
                        Disclosure.CODES,
                        answer.requestId().orElse(null));
            }
            return body.path("hasErrors").asBoolean() ? refused(body) : saved(tree, body);
        } catch (IOException e) {
            throw Answers.broken(request, answer, e);
        }
    }

    private static TreeOutcome saved(SObjectTree tree, JsonNode body) throws IOException {
        Map<String, RecordId> ids = new LinkedHashMap<>();
        for (JsonNode result : Describes.required(body, "results")) {
            ids.put(result.path("referenceId").asText(), Describes.id(Describes.required(result, "id")));
        }
        if (ids.size() != tree.size()) {
            throw new MisshapenException(ids.size() + " ids for " + tree.size() + " records");
        }
        return new TreeOutcome(ids, Map.of());
    }

    private static TreeOutcome refused(JsonNode body) throws IOException {
        Map<String, List<ApiError>> errors = new LinkedHashMap<>();
        for (JsonNode result : Describes.required(body, "results")) {
            List<ApiError> ofRecord = JsonErrors.list(result.path("errors"));
            if (!ofRecord.isEmpty()) {
                errors.put(result.path("referenceId").asText(), ofRecord);
            }
        }
        if (errors.isEmpty()) {
            throw new MisshapenException("a refused tree that names no error");
        }
        return new TreeOutcome(Map.of(), errors);
    }
}
