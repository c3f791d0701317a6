package io.sfsdk.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.sfsdk.answer.Disclosure;
import io.sfsdk.answer.MisshapenException;
import io.sfsdk.http.ApiVersion;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.record.SObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends composite calls, graphs and batches. */
final class CompositeCalls {
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
        GraphLimits.verify(graphs);
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
                .describedAs("call of " + graphs.size() + " graphs");
        return calls.call(request, Disclosure.CODES, answer -> outcomes(graphs, answer));
    }

    CompositeOutcome send(CompositeBatch batch) {
        if (batch.steps().isEmpty()) {
            throw new IllegalArgumentException("a batch without a request");
        }
        if (!calls.options().isEmpty()) {
            throw new IllegalArgumentException("the requests of a batch take no headers, so " + calls.options()
                    + " would be lost: make a composite call");
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
        return calls.call(request, Disclosure.CODES, answer -> {
            JsonNode results = Describes.required(Json.document(answer.body()), "results");
            return StepOutcomes.ordered(batch, results).ofEach();
        });
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
        JsonNode responses = Describes.required(Json.document(answer.body()), "compositeResponse");
        StepOutcomes outcomes = StepOutcomes.named(composite, responses);
        return composite.isAllOrNone() ? outcomes.ofTransaction(true) : outcomes.ofEach();
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
            boolean succeeded = Describes.required(graph, "isSuccessful").asBoolean();
            outcomes.add(StepOutcomes.named(graphs.get(i), Describes.required(response, "compositeResponse"))
                    .ofTransaction(succeeded));
        }
        return outcomes;
    }
}
