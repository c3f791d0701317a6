package io.sfsdk.bulk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sfsdk.answer.MisshapenException;
import io.sfsdk.record.RecordId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads and writes the JSON of jobs. Unknown keys are ignored. */
final class JobJson {
    /** {@code 2025-03-04T10:11:12.000+0000}; the offset has no colon, or is {@code Z}. */
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSS]XX");

    /** Buffers come from a lock-free pool rather than from thread-locals, which suit neither virtual threads nor class loaders. */
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JobJson() {}

    static JsonNode document(InputStream body) throws IOException {
        JsonNode tree = JSON.readTree(body);
        if (tree == null || !tree.isObject()) {
            throw new MisshapenException("no JSON object");
        }
        return tree;
    }

    static JobInfo job(InputStream body) throws IOException {
        return job(document(body));
    }

    static JobInfo job(JsonNode job) throws MisshapenException {
        return new JobInfo(
                id(job, "id"),
                required(job, "operation"),
                job.path("object").asText(""),
                new JobState(required(job, "state")),
                job.hasNonNull("createdById") ? id(job, "createdById") : null,
                stamp(job.path("createdDate").asText("")),
                job.path("jobType").textValue(),
                job.path("apiVersion").asText(""),
                job.hasNonNull("numberRecordsProcessed"),
                job.path("numberRecordsProcessed").asLong(),
                job.path("numberRecordsFailed").asLong(),
                job.path("retries").asLong(),
                Duration.ofMillis(job.path("totalProcessingTime").asLong()),
                job.path("errorMessage").textValue());
    }

    static byte[] spec(IngestSpec spec) {
        ObjectNode body = JSON.createObjectNode();
        body.put("object", spec.sobject());
        body.put("operation", spec.operation().name());
        if (spec.operation().externalIdField() != null) {
            body.put("externalIdFieldName", spec.operation().externalIdField());
        }
        format(body, spec.format());
        if (spec.assignmentRule() != null) {
            body.put("assignmentRuleId", spec.assignmentRule().value());
        }
        return bytes(body);
    }

    static byte[] query(String operation, String soql) {
        ObjectNode body = JSON.createObjectNode();
        body.put("operation", operation);
        body.put("query", soql);
        format(body, CsvFormat.standard());
        return bytes(body);
    }

    static byte[] state(JobState wanted) {
        return bytes(JSON.createObjectNode().put("state", wanted.value()));
    }

    private static void format(ObjectNode body, CsvFormat format) {
        body.put("contentType", "CSV");
        body.put("columnDelimiter", format.delimiter().name());
        body.put("lineEnding", format.lineEnding().name());
    }

    private static byte[] bytes(ObjectNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordId id(JsonNode job, String key) throws MisshapenException {
        String id = required(job, key);
        if (!RecordId.isId(id)) {
            throw new MisshapenException("a job whose " + key + " is no id");
        }
        return RecordId.of(id);
    }

    private static String required(JsonNode job, String key) throws MisshapenException {
        String text = job.path(key).asText("");
        if (text.isBlank()) {
            throw new MisshapenException("a job without " + key);
        }
        return text;
    }

    /** A time that cannot be read is no reason to lose the job. */
    private static @Nullable Instant stamp(String text) {
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text, STAMP).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
