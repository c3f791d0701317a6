package io.sfsdk.testkit.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.Recordings;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.SchemaBuilder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The exchanges of Bulk API 2.0 that others published, made again: the same keys in the same order, and the same texts. */
class RecordedBulkTest {
    private static final String CSV = """
        Name,StageName,external_id__c,CloseDate
        Carli Gusikowski,GENERATED,external-id-1,2003-04-05
        Noemi Miller,GENERATED,external-id-3,2003-04-987654321987654321
        """;
    private static final String GOOD =
            "Name,StageName,external_id__c,CloseDate\nCarli,GENERATED,external-id-1,2003-04-05\n";
    private static final String BAD =
            "Name,StageName_invalid_field_on_purpose,external_id__c,CloseDate\nA,B,C,2003-04-05\n";
    private static final String UPSERT =
            "{\"contentType\":\"CSV\",\"externalIdFieldName\":\"external_id__c\",\"lineEnding\":\"LF\",\"object\":"
                    + "\"Opportunity\",\"operation\":\"upsert\"}";
    private static final String DELETE = "{\"object\":\"Opportunity\",\"operation\":\"delete\"}";

    private final SimulatedOrg org = SimulatedOrg.builder()
            .schema(SchemaBuilder.standard()
                    .field(
                            "Opportunity",
                            Field.builder("external_id__c", FieldType.STRING)
                                    .length(80)
                                    .externalId())
                    .build())
            .start();
    private final OrgClient client = new OrgClient(org);
    private int version = 60;

    @AfterEach
    void close() {
        org.close();
    }

    @Test
    void everyRecordedAnswerHasItsShapeAgain() {
        Map<String, Supplier<HttpResponse<String>>> again = new LinkedHashMap<>();
        again.put("amp-labs-connectors:bulk2-upsert-01-create", () -> create(UPSERT));
        again.put("amp-labs-connectors:bulk2-upsert-03-upload-complete", () -> close(uploaded(UPSERT, GOOD)));
        again.put("amp-labs-connectors:bulk2-upsert-04-job-complete", () -> look(ended(UPSERT, GOOD)));
        again.put("amp-labs-connectors:bulk2-in-progress", () -> inProgress(UPSERT, GOOD));
        again.put("amp-labs-connectors:bulk2-partial-failure-job", () -> look(ended(UPSERT, CSV)));
        again.put("amp-labs-connectors:bulk2-complete-failure-job", () -> look(ended(UPSERT, BAD)));
        again.put("amp-labs-connectors:bulk2-delete-01-create", () -> create(DELETE));
        again.put("amp-labs-connectors:bulk2-delete-02-upload-complete", () -> close(uploaded(DELETE, "Id\n")));
        again.put("amp-labs-connectors:bulk2-query-create", this::query);

        again.forEach(
                (id, call) -> assertThat(differences(id, call.get())).as(id).isEmpty());
        assertThat(jsonExchanges()).containsExactlyInAnyOrderElementsOf(again.keySet());
    }

    /** The tool that recorded them writes {@code 61} for {@code 61.0}. */
    @Test
    void theAnswersOfVersion61HaveTheirShapeAgain() {
        version = 61;
        String byId = UPSERT.replace("external_id__c", "id");

        String queued = uploaded(byId, "Id,Name\n");
        close(queued);
        assertThat(differences("sf-cli-gem:bulk2-upsert-upload-complete", look(queued)))
                .containsExactly("$.apiVersion decimal not whole");
        assertThat(differences("sf-cli-gem:bulk2-upsert-job-complete", look(ended(byId, "Id,Name\n"))))
                .containsExactly("$.apiVersion decimal not whole");
    }

    @Test
    void failedRowsAreToldAsTheyWereRecorded() {
        String recorded = Recordings.response("amp-labs-connectors:bulk2-partial-failure-failed-results")
                .body();

        HttpResponse<String> failed = client.get(path(ended(UPSERT, CSV)) + "/failedResults/");

        assertThat(failed.body().strip()).isEqualTo(recorded.strip());
    }

    @Test
    void theJobThatFailsWholeSaysWhatWasRecorded() {
        Object message = RecordedExchange.json(Recordings.response("amp-labs-connectors:bulk2-complete-failure-job")
                .body());

        assertThat(OrgClient.object(look(ended(UPSERT, BAD))).get("errorMessage"))
                .isEqualTo(((Map<?, ?>) message).get("errorMessage"));
    }

    private static Set<String> differences(String id, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return Shape.differences(
                RecordedExchange.json(Recordings.response(id).body()), RecordedExchange.json(answer.body()));
    }

    private static List<String> jsonExchanges() {
        return Recordings.all().stream()
                .filter(exchange -> exchange.get("api").equals("bulk2")
                        && !exchange.get("kind").equals("hand-written"))
                .map(exchange -> (String) exchange.get("id"))
                .filter(id -> !id.startsWith("sf-cli-gem") && !id.endsWith("failed-results"))
                .collect(Collectors.toList());
    }

    private String base() {
        return "/services/data/v" + version + ".0/jobs/";
    }

    private String path(String id) {
        return base() + "ingest/" + id;
    }

    private HttpResponse<String> create(String spec) {
        return client.send("POST", base() + "ingest", spec);
    }

    private String uploaded(String spec, String csv) {
        String id = (String) OrgClient.object(create(spec)).get("id");
        client.send("PUT", path(id) + "/batches", csv, "Content-Type", "text/csv");
        return id;
    }

    private HttpResponse<String> close(String id) {
        return client.send("PATCH", path(id), "{\"state\":\"UploadComplete\"}");
    }

    private String ended(String spec, String csv) {
        String id = uploaded(spec, csv);
        close(id);
        org.clock().advance(Duration.ofMinutes(1));
        look(id);
        return id;
    }

    private HttpResponse<String> look(String id) {
        return client.get(path(id));
    }

    private HttpResponse<String> inProgress(String spec, String csv) {
        String id = uploaded(spec, csv);
        close(id);
        org.clock().advance(Duration.ofMinutes(1));
        return look(id);
    }

    private HttpResponse<String> query() {
        String spec = "{\"operation\":\"query\",\"query\":\"SELECT Id,Name,BillingCity FROM Account\"}";
        return client.send("POST", base() + "query", spec);
    }
}
