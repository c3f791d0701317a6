package io.sfsdk.testkit.bulk;

import static io.sfsdk.testkit.bulk.BulkClient.INGEST;
import static io.sfsdk.testkit.bulk.BulkClient.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Index.atIndex;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class IngestTest {
    private SimulatedOrg org;
    private BulkClient bulk;

    @BeforeEach
    void connect(SimulatedOrg started) {
        org = started;
        bulk = new BulkClient(started);
    }

    @Test
    void aNewJobIsOpenAndTellsWhereToUpload() {
        HttpResponse<String> created = bulk.http()
                .send(
                        "POST",
                        INGEST,
                        spec("Account", "upsert", "externalIdFieldName", "External_Id__c", "lineEnding", "CRLF"));

        Object id = OrgClient.object(created).get("id");
        assertThat(created.statusCode()).isEqualTo(200);
        assertThat(created.body())
                .isEqualTo("{\"id\":\"" + id + "\",\"operation\":\"upsert\",\"object\":\"Account\",\"createdById\":\""
                        + org.userId() + "\",\"createdDate\":\"2026-01-01T12:00:00.000+0000\",\"systemModstamp\":\""
                        + "2026-01-01T12:00:00.000+0000\",\"state\":\"Open\",\"externalIdFieldName\":\"External_Id__c\","
                        + "\"concurrencyMode\":\"Parallel\",\"contentType\":\"CSV\",\"apiVersion\":66.0,\"contentUrl\":\""
                        + "services/data/v66.0/jobs/ingest/" + id + "/batches\",\"lineEnding\":\"CRLF\","
                        + "\"columnDelimiter\":\"COMMA\"}");
        assertThat(id.toString()).startsWith("750").hasSize(18);
    }

    @Test
    void anUploadIsAcceptedWithoutABody() {
        String id = bulk.create(spec("Account", "insert"));

        HttpResponse<String> uploaded = bulk.upload(id, "Name\nAcme\n");

        assertThat(uploaded.statusCode()).isEqualTo(201);
        assertThat(uploaded.body()).isEmpty();
    }

    @Test
    void aJobIsQueuedThenInProgressThenComplete() {
        String id = bulk.submit(spec("Account", "insert"), "Name\nAcme\n");

        assertThat(bulk.look(INGEST, id)).containsEntry("state", "UploadComplete");
        assertThat(org.count("Account")).isZero();
        org.clock().advance(Duration.ofSeconds(1));
        assertThat(bulk.look(INGEST, id)).containsEntry("state", "InProgress");
        assertThat(bulk.look(INGEST, id)).containsEntry("state", "JobComplete");
        assertThat(org.count("Account")).isEqualTo(1);
    }

    @Test
    void rowsFailWithoutFailingTheJob() {
        String id = bulk.run(spec("Account", "insert"), "Name,Industry\nAcme,Energy\n\"\",Energy\nGlobex,\n");

        assertThat(bulk.ended(INGEST, id)).containsEntry("state", "JobComplete");
        assertThat(bulk.ended(INGEST, id).get("numberRecordsProcessed")).hasToString("3");
        assertThat(bulk.ended(INGEST, id).get("numberRecordsFailed")).hasToString("1");
        assertThat(bulk.successful(id))
                .hasSize(3)
                .contains("\"sf__Id\",\"sf__Created\",Name,Industry", atIndex(0))
                .anySatisfy(row -> assertThat(row).startsWith("\"001").endsWith("\",\"true\",\"Acme\",\"Energy\""));
        assertThat(bulk.failed(id))
                .containsExactly(
                        "\"sf__Id\",\"sf__Error\",Name,Industry",
                        "\"\",\"REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --\",\"\",\"Energy\"");
        assertThat(bulk.unprocessed(id)).containsExactly("Name,Industry");
        assertThat(org.count("Account")).isEqualTo(2);
    }

    @Test
    void upsertsTellWhatTheyCreated() {
        String known = org.insert("Account", Map.of("Name", "Old", "External_Id__c", "A-1"));

        String id = bulk.run(
                spec("Account", "upsert", "externalIdFieldName", "External_Id__c"),
                "External_Id__c,Name\nA-1,New\nA-2,Other\n");

        assertThat(bulk.successful(id))
                .contains("\"" + known + "\",\"false\",\"A-1\",\"New\"")
                .anySatisfy(row -> assertThat(row).endsWith("\",\"true\",\"A-2\",\"Other\""));
        assertThat(org.query("SELECT Name FROM Account WHERE External_Id__c = 'A-1'"))
                .containsExactly(Map.of("Name", "New"));
    }

    @Test
    void deletesTakeIdsAlone() {
        String gone = org.insert("Account", Map.of("Name", "Gone"));

        String id = bulk.run(spec("Account", "delete"), "Id\n" + gone + "\n001000000000000\n");

        assertThat(bulk.successful(id)).contains("\"" + gone + "\",\"false\",\"" + gone + "\"");
        assertThat(bulk.failed(id)).hasSize(2);
        assertThat(org.count("Account")).isZero();
    }

    @Test
    void anAbortedJobKeepsWhatIsCommittedAndTellsTheRest() {
        org.policies()
                .bulk(policy -> policy.withLimits(policy.limits().withBatches(2, 1))
                        .withPace(policy.pace().withChunkTime(Duration.ofSeconds(10))));
        String id = bulk.submit(spec("Account", "insert"), "Name\nA\nB\nC\n");
        org.clock().advance(Duration.ofSeconds(11));

        HttpResponse<String> aborted = bulk.move(INGEST, id, "Aborted");
        bulk.end();

        assertThat(aborted.statusCode()).isEqualTo(200);
        assertThat(OrgClient.object(aborted)).containsEntry("state", "Aborted").doesNotContainKey("lineEnding");
        assertThat(bulk.look(INGEST, id)).containsEntry("state", "Aborted");
        assertThat(bulk.successful(id)).hasSize(2);
        assertThat(bulk.unprocessed(id)).containsExactly("Name", "\"B\"", "\"C\"");
        assertThat(org.count("Account")).isEqualTo(1);
    }

    @Test
    void aDeletedJobIsGoneWithItsResults() {
        String id = bulk.run(spec("Account", "insert"), "Name\nA\n");

        HttpResponse<String> deleted = bulk.http().send("DELETE", INGEST + "/" + id, null);

        assertThat(deleted.statusCode()).isEqualTo(204);
        HttpResponse<String> again = bulk.http().get(INGEST + "/" + id + "/successfulResults");
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(again.body())
                .isEqualTo("[{\"errorCode\":\"NOT_FOUND\",\"message\":\"The requested resource does not exist\"}]");
    }

    @Test
    void jobsAreListed() {
        String id = bulk.create(spec("Account", "insert"));

        Map<String, Object> list = OrgClient.object(bulk.http().get(INGEST));

        assertThat(list).containsEntry("done", true).containsEntry("nextRecordsUrl", null);
        assertThat((List<?>) list.get("records"))
                .singleElement()
                .satisfies(job -> assertThat(((Map<?, ?>) job).get("id")).isEqualTo(id))
                .satisfies(job -> assertThat(((Map<?, ?>) job).get("jobType")).isEqualTo("V2Ingest"));
    }
}
