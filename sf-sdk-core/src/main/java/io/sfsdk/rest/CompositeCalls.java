package io.sfsdk.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.http.ApiVersion;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.record.ChildRecords;
import io.sfsdk.record.SObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sends composite calls and graphs, and reads what became of their steps. */
final class CompositeCalls {
    private static final int FIRST_ERROR = 300;
    private static final Set<ErrorCode> HALTED =
            Set.of(new ErrorCode("PROCESSING_HALTED"), new ErrorCode("BATCH_PROCESSING_HALTED"));

    private final RestCalls calls;
    private final ApiVersion version;
    private final Duration timeout;

    CompositeCalls(RestCalls calls, ApiVersion version, Duration timeout) {
        this.calls = calls;
        this.version = version;
        this.timeout = timeout;
    }

    CompositeOutcome send(Composite composite) {
        if (composite.steps().isEmpty()) {
            throw new IllegalArgumentException("a composite call without a step");
        }
        byte[] body = WriteBodies.bytes(1024, json -> {
            json.writeStartObject();
            json.writeBooleanField("allOrNone", composite.isAllOrNone());
            // Otherwise the org may regroup steps that do not refer to each other.
            json.writeBooleanField("collateSubrequests", false);
            steps(json, composite);
            json.writeEndObject();
        });
        HttpRequest request = calls.withBody(
                        "POST", version.path() + "/composite", body, composite.isRepeatable(), timeout)
                .describedAs("composite call of " + composite.steps().size() + " steps");
        return calls.call(request, Disclosure.CODES, answer -> outcome(composite, answer));
    }

    List<CompositeOutcome> send(List<CompositeGraph> graphs) {
        int steps = graphs.stream().mapToInt(graph -> graph.steps().size()).sum();
        if (graphs.isEmpty() || graphs.size() > CompositeGraph.MOST_GRAPHS || steps > CompositeGraph.MOST_STEPS) {
            throw new IllegalArgumentException(
                    "a call takes 1 to " + CompositeGraph.MOST_GRAPHS + " graphs with at most "
                            + CompositeGraph.MOST_STEPS + " steps in all, got " + graphs.size() + " with " + steps);
        }
        if (graphs.stream().anyMatch(graph -> graph.steps().isEmpty())) {
            throw new IllegalArgumentException("a graph without a step");
        }
        byte[] body = WriteBodies.bytes(4096, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("graphs");
            for (int i = 0; i < graphs.size(); i++) {
                json.writeStartObject();
                json.writeStringField("graphId", graphId(i));
                steps(json, graphs.get(i));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
        boolean repeatable = graphs.stream().allMatch(RecordSteps::isRepeatable);
        HttpRequest request = calls.withBody("POST", version.path() + "/composite/graph", body, repeatable, timeout)
                .describedAs("call of " + graphs.size() + " graphs with " + steps + " steps");
        return calls.call(request, Disclosure.CODES, answer -> outcomes(graphs, answer));
    }

    CompositeOutcome send(CompositeBatch batch) {
        if (batch.steps().isEmpty()) {
            throw new IllegalArgumentException("a batch without a request");
        }
        if (!calls.options().isEmpty()) {
            throw new IllegalArgumentException(
                    "the requests of a batch take no headers, so " + calls.options() + " would be lost: make a composite call");
        }
        byte[] body = WriteBodies.bytes(1024, json -> {
            RecordEncoder encoder = new RecordEncoder(json);
            json.writeStartObject();
            json.writeBooleanField("haltOnError", batch.isHaltingOnError());
            json.writeArrayFieldStart("batchRequests");
            for (RecordSteps.Planned planned : batch.steps()) {
                json.writeStartObject();
                json.writeStringField("method", planned.method());
                json.writeStringField("url", "v" + version + planned.path());
                SObject record = planned.body();
                if (record != null) {
                    json.writeFieldName("richInput");
                    encoder.untyped(record);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
        HttpRequest request = calls.withBody(
                        "POST", version.path() + "/composite/batch", body, batch.isRepeatable(), timeout)
                .describedAs("batch of " + batch.steps().size() + " requests");
        return calls.call(request, Disclosure.CODES, answer -> outcome(batch, answer));
    }

    /** Results come without names, in the order of the requests. */
    private static CompositeOutcome outcome(CompositeBatch batch, HttpResponse answer) throws IOException {
        JsonNode results = Describes.required(Json.document(answer.body()), "results");
        if (results.size() != batch.steps().size()) {
            throw new MisshapenException(
                    results.size() + " results for " + batch.steps().size() + " requests, so none can be told apart");
        }
        Map<String, StepOutcome> outcomes = new LinkedHashMap<>();
        for (int i = 0; i < results.size(); i++) {
            CompositeStep step = batch.steps().get(i).step();
            int status = Describes.required(results.get(i), "statusCode").intValue();
            outcomes.put(
                    step.referenceId(),
                    outcome(step.kind(), status, results.get(i).path("result")));
        }
        return new CompositeOutcome(outcomes);
    }

    private static String graphId(int index) {
        return "graph" + (index + 1);
    }

    private void steps(JsonGenerator json, RecordSteps steps) throws IOException {
        RecordEncoder encoder = new RecordEncoder(json);
        json.writeArrayFieldStart("compositeRequest");
        for (RecordSteps.Planned planned : steps.steps()) {
            json.writeStartObject();
            json.writeStringField("method", planned.method());
            json.writeStringField("url", version.path() + planned.path());
            json.writeStringField("referenceId", planned.step().referenceId());
            SObject record = planned.body();
            if (record != null) {
                json.writeFieldName("body");
                encoder.untyped(record);
            }
            // A step takes over no other header of the call than Accept, Authorization and Content-Type.
            if (!calls.options().isEmpty()) {
                json.writeObjectFieldStart("httpHeaders");
                calls.options().writeTo(json);
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static CompositeOutcome outcome(Composite composite, HttpResponse answer) throws IOException {
        JsonNode body = Json.document(answer.body());
        return outcome(composite, composite.isAllOrNone(), Describes.required(body, "compositeResponse"));
    }

    private static List<CompositeOutcome> outcomes(List<CompositeGraph> graphs, HttpResponse answer)
            throws IOException {
        JsonNode list = Describes.required(Json.document(answer.body()), "graphs");
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        for (JsonNode graph : list) {
            byId.put(graph.path("graphId").asText(), graph);
        }
        List<CompositeOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < graphs.size(); i++) {
            JsonNode graph = byId.get(graphId(i));
            if (graph == null) {
                throw new MisshapenException("no answer for " + graphId(i));
            }
            JsonNode response = Describes.required(graph, "graphResponse");
            outcomes.add(outcome(graphs.get(i), true, Describes.required(response, "compositeResponse")));
        }
        return outcomes;
    }

    /** A step that says it succeeded in a transaction that failed did not: it was rolled back. */
    private static CompositeOutcome outcome(RecordSteps steps, boolean allOrNone, JsonNode responses)
            throws IOException {
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        boolean failed = false;
        for (JsonNode response : responses) {
            byId.put(response.path("referenceId").asText(), response);
            failed |= status(response) >= FIRST_ERROR;
        }
        Map<String, StepOutcome> outcomes = new LinkedHashMap<>();
        for (RecordSteps.Planned planned : steps.steps()) {
            String referenceId = planned.step().referenceId();
            JsonNode response = byId.get(referenceId);
            if (response == null) {
                throw new MisshapenException("no answer for " + referenceId);
            }
            boolean undone = allOrNone && failed && status(response) < FIRST_ERROR;
            outcomes.put(
                    referenceId,
                    undone
                            ? new StepOutcome.RolledBack(List.of())
                            : outcome(planned.step().kind(), status(response), response.path("body")));
        }
        return new CompositeOutcome(outcomes);
    }

    private static int status(JsonNode response) throws MisshapenException {
        return Describes.required(response, "httpStatusCode").intValue();
    }

    private static StepOutcome outcome(StepKind kind, int status, JsonNode body) throws IOException {
        if (status >= FIRST_ERROR) {
            List<ApiError> errors = ErrorBody.fromJson(body);
            boolean halted = errors.stream().allMatch(error -> HALTED.contains(error.code()));
            return halted ? new StepOutcome.RolledBack(errors) : new StepOutcome.Refused(status, errors);
        }
        return switch (kind) {
            case GET -> new StepOutcome.Read(record(body));
            case QUERY -> new StepOutcome.Found(rows(body));
            case CREATE -> new StepOutcome.Saved(Describes.id(Describes.required(body, "id")), true);
            case UPSERT -> upserted(status, body);
            case UPDATE, DELETE -> new StepOutcome.Saved(null, false);
        };
    }

    private static StepOutcome upserted(int status, JsonNode body) throws MisshapenException {
        boolean created = body.has("created") ? body.get("created").asBoolean() : status == 201;
        return new StepOutcome.Saved(body.has("id") ? Describes.id(body.get("id")) : null, created);
    }

    private static SObject record(JsonNode body) throws IOException {
        try (JsonParser parser = body.traverse()) {
            parser.nextToken();
            return new RecordDecoder(parser).record(new Layouts());
        }
    }

    private static ChildRecords rows(JsonNode body) throws IOException {
        try (JsonParser parser = body.traverse()) {
            parser.nextToken();
            return new RecordDecoder(parser).page(new Layouts()).asChildren();
        }
    }
}
