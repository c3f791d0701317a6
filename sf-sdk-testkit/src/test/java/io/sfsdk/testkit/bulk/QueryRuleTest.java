package io.sfsdk.testkit.bulk;

import static io.sfsdk.testkit.bulk.BulkClient.QUERY;
import static io.sfsdk.testkit.bulk.BulkClient.header;
import static io.sfsdk.testkit.bulk.BulkClient.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import io.sfsdk.testkit.bulk.BulkPolicy.Behaviour;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Requests;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What query jobs refuse, freeze and page. */
@ExtendWith(SimulatedOrgExtension.class)
class QueryRuleTest {

    private SimulatedOrg org;
    private BulkClient bulk;

    @BeforeEach
    void connect(SimulatedOrg started) {
        org = started;
        bulk = new BulkClient(started);
    }

    @Test
    void restrictedQueriesAreRefusedWithTheRecordedTexts() {
        assertRefused(
                "SELECT Id, (SELECT Id FROM Contacts) FROM Account",
                "API_ERROR",
                "Aggregate Relationships not supported in Bulk V2 Query with CSV content type");
        assertRefused(
                "SELECT Name, COUNT(Id) FROM Account GROUP BY Name",
                "API_ERROR",
                "Aggregate Relationships not supported in Bulk Query");
        assertRefused(
                "SELECT COUNT() FROM Account", "API_ERROR", "Aggregate Relationships not supported in Bulk Query");
        assertRefused(
                "SELECT BillingAddress FROM Account",
                "API_ERROR",
                "Selecting compound data not supported in Bulk Query");
        assertRefused("SELECT Id FROM Account LIMIT 5 OFFSET 2", "API_ERROR", "OFFSET");
        assertRefused("SELECT FIELDS(ALL) FROM Account LIMIT 5", "API_ERROR", "FIELDS");
        assertRefused("SELECT TYPEOF What WHEN Account THEN Name END FROM Task", "API_ERROR", "TYPEOF");
    }

    @Test
    void whatRestRefusesIsRefusedWhenTheJobIsCreated() {
        assertRefused("SELECT Foo__c FROM Account", "INVALID_FIELD", "No such column 'Foo__c'");
        assertRefused("SELECT Id FROM Foo__c", "INVALID_TYPE", "Foo__c");
        assertRefused("SELECT Id FROM Account WHERE", "MALFORMED_QUERY", "");
        assertRefused("SELECT Id FROM Account WHERE Nothing__c = 1", "INVALID_FIELD", "Nothing__c");
    }

    private void assertRefused(String soql, String code, String message) {
        HttpResponse<String> refused = bulk.http().send("POST", QUERY, Map.of("operation", "query", "query", soql));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"errorCode\":\"" + code + "\"").contains(message);
    }

    @Test
    void rowsAreThoseOfTheMomentTheJobRan() {
        String id = org.insert("Account", Map.of("Name", "Old"));
        String job = bulk.query("SELECT Name FROM Account");
        org.update("Account", id, Map.of("Name", "New"));
        org.insert("Account", Map.of("Name", "Later"));

        assertThat(lines(bulk.results(job, ""))).containsExactly("\"Name\"", "\"Old\"");
    }

    @Test
    void queryAllFindsDeletedRecords() {
        org.delete(org.insert("Account", Map.of("Name", "Gone")));
        HttpResponse<String> created = bulk.http()
                .send("POST", QUERY, Map.of("operation", "queryAll", "query", "SELECT Name, IsDeleted FROM Account"));
        bulk.end();

        String job = (String) OrgClient.object(created).get("id");
        assertThat(lines(bulk.results(job, ""))).containsExactly("\"Name\",\"IsDeleted\"", "\"Gone\",\"true\"");
    }

    @Test
    void valuesOfAllKindsAreWrittenAsCsvHasThem() {
        org.insert(
                "Opportunity",
                Map.of("Name", "Big", "StageName", "Prospecting", "CloseDate", "2026-02-03", "Amount", 1500));

        String job = bulk.query("SELECT CloseDate, CreatedDate, Amount, IsClosed, Description FROM Opportunity");

        assertThat(lines(bulk.results(job, "")).get(1))
                .isEqualTo("\"2026-02-03\",\"2026-01-01T12:00:00.000Z\",\"1500.0\",\"false\",\"\"");
    }

    @Test
    void anEmptyAnswerIsItsHeader() {
        String job = bulk.query("SELECT Id FROM Account");

        HttpResponse<String> results = bulk.results(job, "");
        assertThat(results.body()).isEqualTo("\"Id\"\n");
        assertThat(header(results, "Sforce-NumberOfRecords")).isEqualTo("0");
        assertThat(header(results, "Sforce-Locator")).isEqualTo("null");
    }

    @Test
    void aLocatorMayBeUsedAgainButNotForAnotherJob() {
        accounts(5);
        String job = bulk.query("SELECT Name FROM Account");
        String other = bulk.query("SELECT Name FROM Account");
        String locator = OrgClient.encode(header(bulk.results(job, "?maxRecords=2"), "Sforce-Locator"));

        String page = bulk.results(job, "?maxRecords=2&locator=" + locator).body();
        assertThat(bulk.results(job, "?maxRecords=2&locator=" + locator).body()).isEqualTo(page);
        assertThat(bulk.results(other, "?locator=" + locator).statusCode()).isEqualTo(400);
        assertThat(bulk.results(job, "?maxRecords=0").statusCode()).isEqualTo(400);
    }

    @Test
    void anotherApiVersionIsAConflict() {
        String job = bulk.query("SELECT Id FROM Account");

        assertThat(bulk.http()
                        .get("/services/data/v65.0/jobs/query/" + job + "/results")
                        .statusCode())
                .isEqualTo(409);
        assertThat(bulk.http().get("/services/data/v65.0/jobs/query/" + job).statusCode())
                .isEqualTo(200);
    }

    @Test
    void resultsOfAQueryThatRunsOrWasAbortedAreRefused() {
        HttpResponse<String> created =
                bulk.http().send("POST", QUERY, Map.of("operation", "query", "query", "SELECT Id FROM Account"));
        String job = (String) OrgClient.object(created).get("id");

        assertThat(bulk.results(job, "").body()).contains("INVALIDJOBSTATE");
        assertThat(bulk.http().send("DELETE", QUERY + "/" + job, null).body()).contains("API_ERROR");
        assertThat(bulk.move(QUERY, job, "Aborted").statusCode()).isEqualTo(200);
        bulk.end();
        assertThat(bulk.results(job, "").body()).contains("INVALIDJOBSTATE");
        assertThat(bulk.move(QUERY, job, "Aborted").body()).contains("Aborting already Completed Job not allowed");
        assertThat(bulk.http().send("DELETE", QUERY + "/" + job, null).statusCode())
                .isEqualTo(204);
    }

    @Test
    void aQueryOrderedToFailFails() {
        org.bulk().strikeQuery(null);
        String job = bulk.query("SELECT Id FROM Account");

        assertThat(bulk.ended(QUERY, job)).containsEntry("state", "Failed").doesNotContainKey("errorMessage");
    }

    @Test
    void pagesAreListedByFiveToBeReadInAnyOrder() {
        accounts(13);
        org.policies().bulk(policy -> policy.withLimits(policy.limits().withPageRows(2)));
        String job = bulk.query("SELECT Name FROM Account");

        List<String> links = new ArrayList<>();
        Map<String, Object> answer = OrgClient.object(bulk.http().get(QUERY + "/" + job + "/resultPages"));
        add(answer, links);
        assertThat(answer).containsEntry("done", false);
        assertThat(links).hasSize(5);
        answer = OrgClient.object(bulk.http().get((String) answer.get("nextRecordsUrl")));
        add(answer, links);

        assertThat(answer).containsEntry("done", true).doesNotContainKey("nextRecordsUrl");
        assertThat(links).hasSize(7);
        List<String> names = new ArrayList<>();
        links.forEach(link -> names.addAll(lines(bulk.http().get(link))
                .subList(1, lines(bulk.http().get(link)).size())));
        assertThat(names).hasSize(13).doesNotHaveDuplicates();
    }

    @Test
    void pageListsMayHaveTheOtherSpellingAndLeaveTheFirstPageOut() {
        accounts(13);
        org.policies()
                .bulk(policy -> policy.with(Behaviour.SPELLS_NEXT_RECORD_URL)
                        .without(Behaviour.LISTS_FIRST_PAGE)
                        .withLimits(policy.limits().withPageRows(2)));
        String job = bulk.query("SELECT Name FROM Account");

        Map<String, Object> answer = OrgClient.object(bulk.http().get(QUERY + "/" + job + "/resultPages"));

        assertThat(answer).containsKey("nextRecordUrl").doesNotContainKey("nextRecordsUrl");
        assertThat(bulk.http()
                        .get("/services/data/v57.0/jobs/query/" + job + "/resultPages")
                        .statusCode())
                .isEqualTo(404);
        List<String> links = new ArrayList<>();
        add(answer, links);
        add(OrgClient.object(bulk.http().get((String) answer.get("nextRecordUrl"))), links);
        assertThat(links).hasSize(6);
    }

    private static void add(Map<String, Object> answer, List<String> links) {
        ((List<?>) answer.get("resultPages")).forEach(page -> links.add((String) ((Map<?, ?>) page).get("resultUrl")));
    }

    @Test
    void theDailyAllocationsRefuseWithTheirTexts() {
        org.policies().bulk(policy -> policy.withLimits(policy.limits().withDailyQueries(1, 1)));
        bulk.query("SELECT Id FROM Account");

        assertRefused(
                "SELECT Id FROM Account", "EXCEEDEDQUOTA", "Max bulk v2 query jobs (1) per 24 hrs has been reached");
        org.policies().bulk(policy -> policy.withLimits(policy.limits().withDailyQueries(10, 0)));
        assertRefused(
                "SELECT Id FROM Account",
                "EXCEEDEDQUOTA",
                "Max bulk v2 query result size stored (0) kb per 24 hrs has been exceeded");
        assertThat(bulk.http().get("/limits").body())
                .contains("\"DailyBulkV2QueryJobs\":{\"Max\":10,\"Remaining\":9}")
                .contains("\"DailyBulkV2QueryFileStorageMB\":{\"Max\":0,\"Remaining\":0}");
    }

    @Test
    void aPageMayBeCutOnTheWire() {
        accounts(50);
        String job = bulk.query("SELECT Name FROM Account");
        org.faults().on(Requests.get(QUERY + "/" + job + "/results")).once(Breakages.cutChunk());

        assertThatThrownBy(() -> bulk.results(job, "")).isInstanceOf(UncheckedIOException.class);
        assertThat(lines(bulk.results(job, ""))).hasSize(51);
    }

    @Test
    void aPageMayBeCompressedAndALargeOneIsMadeAsItGoes() throws Exception {
        org.data().load("Account", Collections.nCopies(100_001, Map.of("Name", "Acme")));
        String job = bulk.query("SELECT Name FROM Account");

        HttpResponse<String> plain = bulk.results(job, "?maxRecords=200000");
        HttpRequest packed = HttpRequest.newBuilder(bulk.http().uri(QUERY + "/" + job + "/results?maxRecords=200000"))
                .header("Authorization", "Bearer " + org.accessToken())
                .header("Accept-Encoding", "gzip")
                .build();
        HttpResponse<InputStream> gzip =
                HttpClient.newHttpClient().send(packed, HttpResponse.BodyHandlers.ofInputStream());

        assertThat(lines(plain)).hasSize(100_002);
        assertThat(gzip.headers().firstValue("Content-Encoding")).contains("gzip");
        try (InputStream body = new GZIPInputStream(gzip.body())) {
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain.body());
        }
    }

    @Test
    void aQueryThatWaitsIsToldAsQueuedThenInProgress() {
        org.policies().bulk(policy -> policy.withPace(policy.pace().withChunkTime(Duration.ofSeconds(5))));
        HttpResponse<String> created =
                bulk.http().send("POST", QUERY, Map.of("operation", "query", "query", "SELECT Id FROM Account"));
        String job = (String) OrgClient.object(created).get("id");

        assertThat(bulk.look(QUERY, job)).containsEntry("state", "UploadComplete");
        org.clock().advance(Duration.ofSeconds(1));
        assertThat(bulk.look(QUERY, job)).containsEntry("state", "InProgress");
        org.clock().advance(Duration.ofSeconds(5));
        assertThat(bulk.look(QUERY, job))
                .containsEntry("state", "JobComplete")
                .containsKeys("numberRecordsProcessed", "retries", "totalProcessingTime", "isPkChunkingSupported")
                .doesNotContainKeys("numberRecordsFailed", "apexProcessingTime");
    }

    private void accounts(int count) {
        for (int i = 0; i < count; i++) {
            org.insert("Account", Map.of("Name", "A" + i));
        }
    }
}
