package io.sfsdk.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.sfsdk.answer.MisshapenException;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.record.ChildRecords;
import io.sfsdk.record.SObject;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Tells what became of steps: which one is to blame, which were undone or left out for its sake. An org says {@code
 * PROCESSING_HALTED} of all but the first kind, and also of a step whose reference leads nowhere, which is to blame itself.
 */
final class StepOutcomes {
    private static final int FIRST_ERROR = 300;
    private static final String NOWHERE = "Invalid reference";
    private static final Set<ErrorCode> HALTED =
            Set.of(new ErrorCode("PROCESSING_HALTED"), new ErrorCode("BATCH_PROCESSING_HALTED"));

    /** One step's answer; errors are empty exactly if the status is a success. */
    private record Answer(int status, JsonNode body, List<ApiError> errors) {
        static Answer of(int status, JsonNode body) {
            return new Answer(status, body, status < FIRST_ERROR ? List.of() : JsonErrors.of(body));
        }

        boolean isHalted() {
            return !errors.isEmpty() && errors.stream().allMatch(error -> HALTED.contains(error.code()));
        }

        boolean isFault() {
            return !errors.isEmpty() && !isHalted();
        }

        boolean leadsNowhere() {
            return isHalted()
                    && errors.stream().anyMatch(error -> error.message().contains(NOWHERE));
        }

        StepOutcome refused() {
            return new StepOutcome.Refused(status, errors);
        }
    }

    private final RecordSteps steps;
    private final Map<String, Answer> answers = new LinkedHashMap<>();

    private StepOutcomes(RecordSteps steps) {
        this.steps = steps;
    }

    /** Of answers by name: a composite call's or a graph's. */
    static StepOutcomes named(RecordSteps steps, JsonNode responses) throws MisshapenException {
        StepOutcomes outcomes = new StepOutcomes(steps);
        for (JsonNode response : responses) {
            int status = Describes.required(response, "httpStatusCode").intValue();
            outcomes.answers.put(response.path("referenceId").asText(), Answer.of(status, response.path("body")));
        }
        for (RecordSteps.Planned planned : steps.steps()) {
            if (!outcomes.answers.containsKey(planned.step().referenceId())) {
                throw new MisshapenException("no answer for " + planned.step());
            }
        }
        return outcomes;
    }

    /** Of answers in the order of the requests: a batch's. */
    static StepOutcomes ordered(RecordSteps steps, JsonNode results) throws MisshapenException {
        if (results.size() != steps.steps().size()) {
            throw new MisshapenException(
                    results.size() + " results for " + steps.steps().size() + " requests, so none can be told apart");
        }
        StepOutcomes outcomes = new StepOutcomes(steps);
        for (int i = 0; i < results.size(); i++) {
            int status = Describes.required(results.get(i), "statusCode").intValue();
            String referenceId = steps.steps().get(i).step().referenceId();
            outcomes.answers.put(referenceId, Answer.of(status, results.get(i).path("result")));
        }
        return outcomes;
    }

    /**
     * All or none. A step that says it succeeded in a transaction that failed did not: it was rolled back. Where no step is at fault,
     * none was attempted.
     *
     * @param succeeded what the org says of the transaction as a whole
     */
    CompositeOutcome ofTransaction(boolean succeeded) throws IOException {
        boolean failed = !succeeded
                || answers.values().stream().anyMatch(each -> !each.errors().isEmpty());
        boolean faulty = answers.values().stream().anyMatch(Answer::isFault);
        boolean astray = !faulty && answers.values().stream().anyMatch(Answer::leadsNowhere);
        boolean unattempted = !faulty && !astray && answers.values().stream().allMatch(Answer::isHalted);
        Map<String, StepOutcome> outcomes = new LinkedHashMap<>();
        for (RecordSteps.Planned planned : steps.steps()) {
            Answer answer = answer(planned);
            StepOutcome outcome;
            if (answer.isFault() || (astray && answer.leadsNowhere())) {
                outcome = answer.refused();
            } else if (unattempted) {
                outcome = new StepOutcome.NotAttempted(answer.errors());
            } else {
                outcome = failed ? new StepOutcome.RolledBack(answer.errors()) : done(planned, answer);
            }
            outcomes.put(planned.step().referenceId(), outcome);
        }
        return new CompositeOutcome(outcomes);
    }

    /** Each on its own. A step whose reference leads nowhere though all that it refers to succeeded is to blame itself. */
    CompositeOutcome ofEach() throws IOException {
        Map<String, StepOutcome> outcomes = new LinkedHashMap<>();
        for (RecordSteps.Planned planned : steps.steps()) {
            Answer answer = answer(planned);
            Set<String> references = planned.references();
            boolean isAstray = answer.leadsNowhere()
                    && references.stream()
                            .allMatch(each -> answers.containsKey(each)
                                    && answers.get(each).errors().isEmpty());
            StepOutcome outcome;
            if (answer.isFault() || isAstray) {
                outcome = answer.refused();
            } else {
                outcome = answer.isHalted() ? new StepOutcome.NotAttempted(answer.errors()) : done(planned, answer);
            }
            outcomes.put(planned.step().referenceId(), outcome);
        }
        return new CompositeOutcome(outcomes);
    }

    private Answer answer(RecordSteps.Planned planned) {
        return Objects.requireNonNull(answers.get(planned.step().referenceId()));
    }

    private static StepOutcome done(RecordSteps.Planned planned, Answer answer) throws IOException {
        JsonNode body = answer.body();
        return switch (planned.step().kind()) {
            case GET -> new StepOutcome.Read(record(body));
            case QUERY -> new StepOutcome.Found(rows(body));
            case CREATE -> new StepOutcome.Saved(Describes.id(Describes.required(body, "id")), true);
            case UPSERT -> upserted(answer.status(), body);
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
