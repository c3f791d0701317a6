package io.sfsdk.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.sfsdk.answer.Refusals;
import io.sfsdk.error.ApiError;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Errors that stand inside an answer: those of a row, a step, a result. */
final class JsonErrors {
    private JsonErrors() {}

    /** At least one, whatever stands there. */
    static List<ApiError> of(JsonNode body) {
        String text = body.isContainerNode() ? body.toString() : "";
        return Refusals.errors(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Those of a list; none if it is empty or missing. */
    static List<ApiError> list(JsonNode errors) {
        return errors.isEmpty() ? List.of() : of(errors);
    }
}
