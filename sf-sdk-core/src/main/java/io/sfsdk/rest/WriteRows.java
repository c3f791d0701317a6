package io.sfsdk.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.sfsdk.answer.MisshapenException;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.record.RecordId;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a collections answer. Rows are matched to records by position alone, since a failed row names no id; so a
 * row whose id contradicts its record shows that no position can be trusted.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobjects_collections.htm">REST
 *     API Developer Guide, sObject Collections</a>
 */
final class WriteRows {
    private final WriteRequest request;
    private final @Nullable String requestId;
    private final List<WriteOutcome> outcomes = new ArrayList<>();

    WriteRows(WriteRequest request, @Nullable String requestId) {
        this.request = request;
        this.requestId = requestId;
    }

    /**
     * Reads them all.
     *
     * @throws IOException if the answer breaks off or is not one row a record; {@link #outcomes()} then has what is certain
     */
    void read(InputStream body) throws IOException {
        try (JsonParser parser = Json.parser(body)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw Json.misshapen("no list of rows", parser);
            }
            int rows = 0;
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                row(rows++, Json.tree(parser));
            }
            if (parser.currentToken() != JsonToken.END_ARRAY) {
                throw Json.misshapen("something that is no row", parser);
            }
            requireAll(rows);
            Json.requireEnd(parser);
        }
    }

    /** What is certain so far, from the first record on. */
    List<WriteOutcome> outcomes() {
        return outcomes;
    }

    private void requireAll(int rows) throws MisshapenException {
        if (rows != request.records().size()) {
            outcomes.clear();
            throw new MisshapenException(
                    rows + " rows for " + request.records().size() + " records, so none can be told apart");
        }
    }

    private void row(int index, JsonNode row) throws MisshapenException {
        if (index >= request.records().size()) {
            return;
        }
        JsonNode success = row.get("success");
        if (success == null || !success.isBoolean()) {
            throw new MisshapenException("a row without success");
        }
        outcomes.add(success.booleanValue() ? written(index, row) : rejected(index, row));
    }

    private WriteOutcome written(int index, JsonNode row) throws MisshapenException {
        RecordId id = id(row);
        RecordId expected = ownId(index);
        if (id != null && expected != null && !id.equals(expected)) {
            outcomes.clear();
            throw new MisshapenException("a row about another record than the one at its place");
        }
        boolean created = request.operation() instanceof WriteOperation.Insert
                || row.path("created").asBoolean();
        return new WriteOutcome.Written(index, id == null ? expected : id, created);
    }

    /** A delete that finds its record gone has what it wanted; perhaps it was this very call, heard twice. */
    private WriteOutcome rejected(int index, JsonNode row) {
        List<ApiError> errors = new ArrayList<>();
        errors.addAll(JsonErrors.list(row.path("errors")));
        if (errors.isEmpty()) {
            errors.add(ApiError.of(ErrorCode.UNSPECIFIED, "the org named no error"));
        }
        boolean gone = errors.stream().allMatch(error -> error.code().equals(ErrorCode.ENTITY_IS_DELETED));
        return gone && request.operation() instanceof WriteOperation.Delete
                ? new WriteOutcome.Written(index, ownId(index), false)
                : new WriteOutcome.Rejected(index, errors, requestId);
    }

    /** The id the record itself carries, where the operation goes by it. */
    private @Nullable RecordId ownId(int index) {
        boolean byId = request.operation() instanceof WriteOperation.Update
                || request.operation() instanceof WriteOperation.Delete;
        return byId ? request.records().get(index).id().orElse(null) : null;
    }

    private static @Nullable RecordId id(JsonNode row) throws MisshapenException {
        String id = row.path("id").textValue();
        if (id != null && !RecordId.isId(id)) {
            throw new MisshapenException("a row whose id is no id");
        }
        return id == null ? null : RecordId.of(id);
    }
}
