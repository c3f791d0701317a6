package io.sfsdk.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.Retryability;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteOutcome.Rejected;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every recorded answer of the Bulk API 2.0 comes out as a typed job, or as what became of a row. */
class RecordedBulkTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The folder of recordings beside the checkout, which not every checkout has. */
    private static final Path FOLDER = Path.of(System.getProperty("maven.multiModuleProjectDirectory", ".."))
            .resolve("../shared/recorded")
            .toAbsolutePath()
            .normalize();

    private static final List<JsonNode> RECORDED = recorded();

    @Test
    void theRecordingsAreThere() {
        assumeFalse(RECORDED.isEmpty(), "no recordings beside this checkout");

        assertThat(RECORDED).hasSizeGreaterThan(10);
    }

    @TestFactory
    Stream<DynamicTest> everyJobIsRead() {
        return RECORDED.stream()
                .filter(exchange -> body(exchange).startsWith("{"))
                .map(exchange -> dynamicTest(exchange.path("id").asText(), () -> jobIsRead(exchange)));
    }

    private static void jobIsRead(JsonNode exchange) throws IOException {
        JsonNode sent = JSON.readTree(body(exchange));
        boolean isQuery = exchange.at("/request/url").asText().contains("/jobs/query");
        BulkApi api = answering(exchange);
        RecordId id = RecordId.of(sent.path("id").asText());

        JobInfo job = isQuery ? api.source().info(id) : api.ingest().info(id);

        assertThat(job.id()).isEqualTo(id);
        assertThat(job.operation()).isEqualTo(sent.path("operation").asText());
        assertThat(job.sobject()).isEqualTo(sent.path("object").asText());
        assertThat(job.state()).hasToString(sent.path("state").asText());
        assertThat(job.createdBy()).isNotNull();
        assertThat(job.createdAt()).isNotNull();
        assertThat(Double.parseDouble(job.apiVersion()))
                .isEqualTo(sent.path("apiVersion").asDouble());
        assertThat(job.counted()).isEqualTo(sent.has("numberRecordsProcessed"));
        assertThat(job.processed())
                .isEqualTo(sent.path("numberRecordsProcessed").asLong());
        assertThat(job.failed()).isEqualTo(sent.path("numberRecordsFailed").asLong());
        assertThat(job.error().orElse("")).isEqualTo(sent.path("errorMessage").asText());
    }

    @Test
    void anUploadThatIsAnsweredWithoutABodyIsTaken() {
        JsonNode upload = named("upsert-02-upload");

        answering(upload)
                .ingest()
                .upload(
                        RecordId.of("750ak000009BWKLAA4"),
                        IngestSpec.of("Opportunity", IngestOperation.insert()),
                        List.of(SObject.of("Opportunity").with("Name", "Noemi Miller")));
    }

    @Test
    void aJobThatFailedForItsHeaderIsNoMatterOfPatience() throws IOException {
        JobInfo job = JobJson.job(
                new ByteArrayInputStream(body(named("complete-failure-job")).getBytes(StandardCharsets.UTF_8)));

        assertThat(JobEnd.code(job)).isEqualTo("INVALIDBATCH");
        assertThat(JobEnd.isPassing(job)).isFalse();
        assertThat(JobEnd.refusal(job).retryability()).isEqualTo(Retryability.NEVER);
    }

    @Test
    void aRowThatFailedIsToldOfItsRecordAndNoOther() throws IOException {
        JobInfo job = JobJson.job(
                new ByteArrayInputStream(body(named("partial-failure-job")).getBytes(StandardCharsets.UTF_8)));
        List<SObject> records = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            records.add(SObject.of("Opportunity")
                    .with("Name", "Noemi Miller")
                    .with("StageName", "GENERATED")
                    .with("external_id__c", "external-id-" + i)
                    .with("CloseDate", "2003-04-01"));
        }
        String failures = body(named("failed-results"));
        String none = "\"sf__Id\",\"sf__Created\",Name,StageName,external_id__c,CloseDate\n";
        BulkApi api = BulkApi.builder(request -> {
                    String csv = request.target().contains("failedResults") ? failures : none;
                    return new HttpResponse(200, HttpHeaders.none(), stream(csv), true);
                })
                .build();

        List<WriteOutcome> outcomes = api.ingest()
                .outcomes(job, IngestSpec.of("Opportunity", IngestOperation.upsert("external_id__c")), records);

        assertThat(outcomes.get(2)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            ApiError error = rejected.errors().get(0);
            assertThat(error.code()).hasToString("INVALID_FIELD");
            assertThat(error.fields()).containsExactly("CloseDate");
            assertThat(error.message()).contains("not a valid value for the type xsd:date");
        });
        assertThat(outcomes).filteredOn(Rejected.class::isInstance).hasSize(1);
    }

    private static BulkApi answering(JsonNode exchange) {
        return BulkApi.builder(request -> new HttpResponse(
                        exchange.at("/response/status").asInt(), HttpHeaders.none(), stream(body(exchange)), true))
                .build();
    }

    private static ByteArrayInputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String body(JsonNode exchange) {
        return exchange.at("/response/body").asText();
    }

    private static JsonNode named(String end) {
        assumeFalse(RECORDED.isEmpty(), "no recordings beside this checkout");
        return RECORDED.stream()
                .filter(exchange -> exchange.path("id").asText().endsWith(end))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> recorded() {
        List<JsonNode> exchanges = new ArrayList<>();
        for (Path file : files()) {
            try {
                JSON.readTree(file.toFile()).forEach(node -> {
                    if (node.path("api").asText().equals("bulk2")) {
                        exchanges.add(node);
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return exchanges;
    }

    private static List<Path> files() {
        if (!Files.isDirectory(FOLDER)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(FOLDER)) {
            return all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
