package io.sfsdk.testkit.bulk;

import static io.sfsdk.testkit.bulk.BulkClient.INGEST;
import static io.sfsdk.testkit.bulk.BulkClient.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import io.sfsdk.testkit.bulk.BulkPolicy.Behaviour;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Requests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Creating, uploading, closing, and what is refused on the way. */
@ExtendWith(SimulatedOrgExtension.class)
class JobLifeTest {

    private SimulatedOrg org;
    private BulkClient bulk;

    @BeforeEach
    void connect(SimulatedOrg started) {
        org = started;
        bulk = new BulkClient(started);
    }

    @Test
    void bodiesDifferByCall() {
        String id = bulk.create(spec("Account", "insert"));
        Map<String, Object> empty = bulk.look(INGEST, id);
        bulk.upload(id, "Name\nA\n");
        Map<String, Object> loaded = bulk.look(INGEST, id);
        Map<String, Object> closed = OrgClient.object(bulk.move(INGEST, id, "UploadComplete"));
        Map<String, Object> queued = bulk.look(INGEST, id);

        assertThat(empty)
                .containsKeys("contentUrl", "jobType", "lineEnding", "retries", "apexProcessingTime")
                .doesNotContainKey("numberRecordsProcessed");
        assertThat(loaded).containsKeys("contentUrl", "numberRecordsProcessed", "numberRecordsFailed");
        assertThat(closed.keySet())
                .containsExactly(
                        "id",
                        "operation",
                        "object",
                        "createdById",
                        "createdDate",
                        "systemModstamp",
                        "state",
                        "concurrencyMode",
                        "contentType",
                        "apiVersion");
        assertThat(queued)
                .containsKeys("jobType", "lineEnding", "numberRecordsProcessed", "isPkChunkingSupported")
                .doesNotContainKeys("contentUrl", "errorMessage");
    }

    @Test
    void aSecondUploadIsTakenAndTheCloseRefused() {
        String id = bulk.create(spec("Account", "insert"));
        bulk.upload(id, "Name\nA\n");

        HttpResponse<String> second = bulk.upload(id, "Name\nA\n");
        HttpResponse<String> closed = bulk.move(INGEST, id, "UploadComplete");

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(closed.statusCode()).isEqualTo(400);
        assertThat(closed.body())
                .isEqualTo("[{\"errorCode\":\"INVALIDJOB\",\"message\":\"Found multipe contents for job: <"
                        + id.substring(0, 15)
                        + ">, please 'Close' / 'Abort' / 'Delete' the current Job then create a new Job and make sure"
                        + " you only do 'PUT' once on a given Job.\"}]");
        assertThat(bulk.move(INGEST, id, "Aborted").statusCode()).isEqualTo(200);
    }

    @Test
    void anUploadAfterTheCloseIsRefused() {
        String id = bulk.submit(spec("Account", "insert"), "Name\nA\n");

        HttpResponse<String> late = bulk.upload(id, "Name\nB\n");

        assertThat(late.statusCode()).isEqualTo(400);
        assertThat(late.body()).contains("\"errorCode\":\"INVALIDJOBSTATE\"");
    }

    @Test
    void anEndedJobCanBeNeitherClosedNorAborted() {
        String id = bulk.run(spec("Account", "insert"), "Name\nA\n");

        assertThat(bulk.move(INGEST, id, "Aborted").body())
                .isEqualTo("[{\"errorCode\":\"INVALIDJOBSTATE\",\"message\":"
                        + "\"Aborting already Completed Job not allowed\"}]");
        assertThat(bulk.move(INGEST, id, "UploadComplete").body())
                .isEqualTo("[{\"errorCode\":\"INVALIDJOBSTATE\",\"message\":"
                        + "\"Closing already Completed Job not allowed\"}]");
    }

    @Test
    void aRunningJobCannotBeDeleted() {
        org.policies().bulk(policy -> policy.withPace(policy.pace().withChunkTime(Duration.ofHours(1))));
        String id = bulk.submit(spec("Account", "insert"), "Name\nA\n");
        org.clock().advance(Duration.ofSeconds(1));

        HttpResponse<String> refused = bulk.http().send("DELETE", INGEST + "/" + id, null);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .isEqualTo("[{\"errorCode\":\"API_ERROR\",\"message\":"
                        + "\"Error encountered when deleting the job because the job is not terminated\"}]");
    }

    @Test
    void resultsBeforeTheEndAreRefused() {
        String id = bulk.submit(spec("Account", "insert"), "Name\nA\n");

        assertThat(bulk.http().get(INGEST + "/" + id + "/failedResults").body()).contains("INVALIDJOBSTATE");
    }

    @Test
    void anEmptyUploadIsACompleteJobWithoutRows() {
        String id = bulk.run(spec("Account", "insert"), "");

        assertThat(bulk.ended(INGEST, id)).containsEntry("state", "JobComplete");
        assertThat(bulk.successful(id)).containsExactly("\"sf__Id\",\"sf__Created\"");
    }

    @Test
    void aSmallJobIsCreatedWithItsDataInOneCall() {
        String body = String.join(
                "\r\n",
                "--B",
                "Content-Type: application/json",
                "Content-Disposition: form-data; name=\"job\"",
                "",
                "{\"object\":\"Account\",\"operation\":\"insert\",\"contentType\":\"CSV\",\"lineEnding\":\"LF\"}",
                "--B",
                "Content-Type: text/csv",
                "Content-Disposition: form-data; name=\"content\"; filename=\"content\"",
                "",
                "Name\nAda\n",
                "--B--",
                "");

        HttpResponse<String> created =
                bulk.http().send("POST", INGEST, body, "Content-Type", "multipart/form-data; boundary=B");
        bulk.end();

        assertThat(created.statusCode()).isEqualTo(200);
        assertThat(OrgClient.object(created))
                .containsEntry("state", "UploadComplete")
                .containsKey("lineEnding")
                .doesNotContainKey("contentUrl");
        assertThat(org.query("SELECT Name FROM Account")).containsExactly(Map.of("Name", "Ada"));
    }

    @Test
    void anUploadMayBeCompressed() throws IOException {
        String id = bulk.create(spec("Account", "insert"));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("Name\nAda\n".getBytes(StandardCharsets.UTF_8));
        }

        bulk.http()
                .exchange(HttpRequest.newBuilder(bulk.http().uri(INGEST + "/" + id + "/batches"))
                        .header("Authorization", "Bearer " + org.accessToken())
                        .header("Content-Type", "text/csv")
                        .header("Content-Encoding", "gzip")
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray()))
                        .build());
        bulk.move(INGEST, id, "UploadComplete");
        bulk.end();

        assertThat(org.query("SELECT Name FROM Account")).containsExactly(Map.of("Name", "Ada"));
    }

    @Test
    void onlyTheCreatorUploadsAndCloses() {
        String id = bulk.create(spec("Account", "insert"));
        String admin = (String) org.query("SELECT Id FROM User WHERE Id != '" + org.userId() + "' LIMIT 1")
                .get(0)
                .get("Id");
        bulk.http().withToken(org.accessToken(admin));

        assertThat(bulk.upload(id, "Name\nA\n").statusCode()).isEqualTo(403);
        assertThat(bulk.move(INGEST, id, "UploadComplete").statusCode()).isEqualTo(403);
        assertThat(bulk.move(INGEST, id, "Aborted").statusCode()).isEqualTo(200);
    }

    @Test
    void specificationsThatMakeNoJobAreRefused() {
        assertRefused(spec("Nothing__c", "insert"), "INVALIDENTITY");
        assertRefused(spec("Account", "merge"), "INVALIDOPERATION");
        assertRefused(spec("Account", "upsert"), "INVALIDJOB");
        assertRefused(spec("Account", "upsert", "externalIdFieldName", "Industry"), "INVALIDJOB");
        assertRefused(spec("Account", "insert", "externalIdFieldName", "Id"), "INVALIDJOB");
        assertRefused(spec("Account", "insert", "columnDelimiter", "COLON"), "INVALIDJOB");
        assertRefused(Map.of("operation", "insert"), "MISSING_ARGUMENT");
    }

    private void assertRefused(Map<String, Object> spec, String code) {
        HttpResponse<String> refused = bulk.http().send("POST", INGEST, spec);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).startsWith("[{\"errorCode\":\"" + code + "\"");
    }

    @Test
    void hardDeleteNeedsItsPermission() {
        String gone = org.insert("Account", Map.of("Name", "Gone"));
        HttpResponse<String> refused = bulk.http().send("POST", INGEST, spec("Account", "hardDelete"));
        org.policies().bulk(policy -> policy.with(Behaviour.GRANTS_HARD_DELETE));
        String id = bulk.run(spec("Account", "hardDelete"), "Id\n" + gone + "\n");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .isEqualTo(
                        "[{\"errorCode\":\"FEATURENOTENABLED\",\"message\":\"hardDelete operation requires special user"
                                + " profile permission, please contact your system administrator\"}]");
        assertThat(bulk.successful(id)).hasSize(2);
        assertThat(OrgClient.object(bulk.http().get("/queryAll?q=SELECT+Id+FROM+Account"))
                        .get("totalSize"))
                .hasToString("0");
    }

    @Test
    void anEndedJobIsForgottenAfterSevenDays() {
        String id = bulk.run(spec("Account", "insert"), "Name\nA\n");
        org.clock().advance(Duration.ofDays(7).plusSeconds(1));
        bulk.http().withToken(org.accessToken());

        assertThat(bulk.http().get(INGEST + "/" + id).statusCode()).isEqualTo(404);
        assertThat(org.bulk().ids()).isEmpty();
    }

    @Test
    void aJobLeftOpenForADayIsClosedByThePlatform() {
        String id = bulk.create(spec("Account", "insert"));
        bulk.upload(id, "Name\nA\n");
        org.clock().advance(Duration.ofHours(25));
        bulk.http().withToken(org.accessToken());

        assertThat(bulk.look(INGEST, id)).containsEntry("state", "Aborted");
        assertThat(org.count("Account")).isZero();
    }

    @Test
    void aThousandJobsFillAPageOfTheList() {
        for (int i = 0; i < 1_001; i++) {
            bulk.create(spec("Account", "insert"));
        }

        Map<String, Object> first = OrgClient.object(bulk.http().get(INGEST + "?jobType=V2Ingest"));
        Map<String, Object> second = OrgClient.object(bulk.http().get((String) first.get("nextRecordsUrl")));

        assertThat((List<?>) first.get("records")).hasSize(1_000);
        assertThat((List<?>) second.get("records")).hasSize(1);
        assertThat(second).containsEntry("done", true);
        assertThat(OrgClient.object(bulk.http().get(INGEST + "?jobType=Classic"))
                        .get("records"))
                .isEqualTo(List.of());
    }

    @Test
    void faultsOfTheWireStrikeJobsAsAnythingElse() {
        String id = bulk.create(spec("Account", "insert"));
        org.faults().on(Requests.get(INGEST)).once(Answers.maintenance());

        assertThat(bulk.http().get(INGEST + "/" + id).statusCode()).isEqualTo(503);
        assertThat(bulk.look(INGEST, id)).containsEntry("state", "Open");
    }
}
