package io.sfsdk.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.error.ApiException;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.http.ApiVersion;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.read.DeletedIds;
import io.sfsdk.read.ReplicationLog;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.retry.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrgTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final RecordId ACME = RecordId.of("001TK00000AAAAbYAP");
    private static final String DESCRIBE = """
            {"name":"Account","label":"Konto","keyPrefix":"001","queryable":true,"replicateable":true,"newKey":1,"fields":[
             {"name":"Name","label":"Name","type":"string","length":255,"nillable":false,"createable":true,"referenceTo":[]},
             {"name":"ParentId","type":"reference","nillable":true,"referenceTo":["Account"],"relationshipName":"Parent"},
             {"name":"Rating","type":"picklist","picklistValues":[{"value":"Hot","label":"Hei\\u00df","active":true}]}]}""";

    private final CannedTransport org = new CannedTransport();
    private final RestApi api = RestApi.builder(org).build();

    @Test
    void anObjectIsDescribedAndAskedAgainOnlyIfItChanged() {
        String stamp = "Thu, 01 Jan 2026 11:00:00 GMT";
        org.answer(200, HttpHeaders.none().with("last-modified", stamp), DESCRIBE)
                .answer(304, "")
                .answer(200, DESCRIBE);

        SObjectDescribe account = api.describe("Account");
        Optional<SObjectDescribe> unchanged = api.describeIfChanged("Account", stamp);
        Optional<SObjectDescribe> changed = api.describeIfChanged("Account", stamp);

        assertThat(account.lastModified()).isEqualTo(stamp);
        assertThat(account.summary().replicateable()).isTrue();
        assertThat(account.field("name").orElseThrow().requiredOnCreate()).isTrue();
        assertThat(account.field("ParentId").orElseThrow().referenceTo()).containsExactly("Account");
        assertThat(account.field("Rating").orElseThrow().picklistValues())
                .containsExactly(new PicklistValue("Hot", "Hei\u00df", true, false, null));
        assertThat(unchanged).isEmpty();
        assertThat(changed).isPresent();
        assertThat(org.requests().get(1).headers().first("If-Modified-Since")).contains(stamp);
    }

    @Test
    void limitsKeepWhatIsAPairAndPassOverTheRest() {
        org.answer(200, """
                {"DailyApiRequests":{"Max":15000,"Remaining":-3,"My App":{"Max":0,"Remaining":0}},
                 "PermissionSets":{"Max":1500,"Remaining":1499,"CreateCustom":{"Max":1000,"Remaining":999}},
                 "Odd":{"CreateCustom":{"Max":1000,"Remaining":999}},"Odder":7}""");

        Map<String, Limit> limits = api.limits();

        assertThat(limits).containsOnlyKeys("DailyApiRequests", "PermissionSets");
        assertThat(limits.get("DailyApiRequests").used()).isEqualTo(15_003);
    }

    @Test
    void countsVersionsAndObjectsAreListed() {
        org.answer(200, "{\"sObjects\":[{\"count\":12,\"name\":\"Account\"}]}")
                .answer(
                        200,
                        "[{\"label\":\"Latest Release\",\"url\":\"/services/data/latest\",\"version\":\"68.0\"},"
                                + "{\"label\":\"Spring '26\",\"url\":\"/services/data/v66.0\",\"version\":\"66.0\"},"
                                + "{\"label\":\"x\",\"url\":\"/services/data/v68.0\",\"version\":\"68.0\"}]")
                .answer(
                        200,
                        "{\"encoding\":\"UTF-8\",\"maxBatchSize\":200,\"sobjects\":[{\"name\":\"Account\",\"label\":\"A\"}]}");

        assertThat(api.recordCount(List.of("Account", "Contact"))).isEqualTo(Map.of("Account", 12L));
        assertThat(api.versions()).containsExactly(new ApiVersion(66), new ApiVersion(68));
        assertThat(api.describeGlobal()).extracting(SObjectSummary::name).containsExactly("Account");
        assertThat(org.requests().get(0).target()).endsWith("/limits/recordCount?sObjects=Account,Contact");
    }

    @Test
    void countsOfAllObjectsOfALargeOrgAreAskedForInParts() {
        List<String> names = IntStream.range(0, 600)
                .mapToObj(i -> "An_Object_With_A_Name_As_Long_As_May_Be_" + i + "__c")
                .toList();
        for (int call = 0; call < 3; call++) {
            org.answer(200, "{\"sObjects\":[{\"count\":" + call + ",\"name\":\"" + names.get(call * 250) + "\"}]}");
        }

        Map<String, Long> counts = api.recordCount(names);

        assertThat(counts).isEqualTo(Map.of(names.get(0), 0L, names.get(250), 1L, names.get(500), 2L));
        assertThat(org.requests()).allMatch(request -> request.target().length() < 16_000);
        assertThat(api.recordCount(List.of())).isEmpty();
        assertThat(org.requests()).hasSize(3);
    }

    @Test
    void theRootListsWhatThereIs() {
        org.answer(
                        200,
                        "{\"tabs\":\"/services/data/v66.0/tabs\","
                                + "\"identity\":\"https://login.salesforce.com/id/00DTK0000001AbC2AU/005TK0000002XyZYAU\"}")
                .answer(200, "{}");
        RestApi once = RestApi.builder(org).retry(RetryPolicy.none()).build();

        assertThat(once.resources())
                .containsEntry("tabs", "/services/data/v66.0/tabs")
                .containsKey("identity");
        assertThatThrownBy(once::resources)
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("no resources");
        assertThat(org.requests().get(0).target()).isEqualTo("/services/data/v66.0");
    }

    @Test
    void whatTheUserLookedAtLastIsARecordEach() {
        org.answer(
                200,
                "[{\"attributes\":{\"type\":\"User\"},\"Id\":\"005TK0000002XyZYAU\",\"Name\":\"Una\"},"
                        + "{\"attributes\":{\"type\":\"Account\"},\"Id\":\"001TK00000AAAAbYAP\",\"Name\":\"Acme\"}]");

        List<SObject> recent = api.recent(2);

        assertThat(recent).extracting(SObject::type).containsExactly("User", "Account");
        assertThat(recent.get(1).text("Name")).contains("Acme");
        assertThat(org.requests().get(0).target()).endsWith("/recent?limit=2");
        assertThatThrownBy(() -> api.recent(0)).hasMessageContaining("1 to 200");
    }

    @Test
    void aDependentPicklistTellsWhatMayBeChosen() {
        org.answer(200, """
                {"name":"Car__c","label":"Car","fields":[
                 {"name":"Make__c","type":"picklist","picklistValues":[{"value":"VW","active":true},{"value":"BMW","active":true}]},
                 {"name":"Sold__c","type":"boolean"},
                 {"name":"Why__c","type":"picklist","controllerName":"Sold__c","picklistValues":[
                  {"value":"Old","active":true,"validFor":"QAAA"}]},
                 {"name":"Model__c","type":"picklist","controllerName":"Make__c","picklistValues":[
                  {"value":"Golf","active":true,"validFor":"gAAA"},{"value":"Polo","active":false,"validFor":"gAAA"},
                  {"value":"M3","active":true,"validFor":"QAAA"},{"value":"other","active":true,"validFor":"wAAA"},
                  {"value":"none","active":true,"validFor":null}]}]}""");
        SObjectDescribe car = api.describe("Car__c");

        assertThat(car.picklistValues("model__c", "VW"))
                .extracting(PicklistValue::value)
                .containsExactly("Golf", "other");
        assertThat(car.picklistValues("Model__c", "BMW"))
                .extracting(PicklistValue::value)
                .containsExactly("M3", "other");
        assertThat(car.picklistValues("Why__c", "true")).hasSize(1);
        assertThat(car.picklistValues("Why__c", "false")).isEmpty();
        assertThatThrownBy(() -> car.picklistValues("Model__c", "Fiat"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Make__c");
        assertThatThrownBy(() -> car.picklistValues("Make__c", "VW")).hasMessageContaining("no dependent picklist");
    }

    @Test
    void changedAndDeletedIdsComeWithTheirBounds() {
        org.answer(200, "{\"ids\":[\"001TK00000AAAAbYAP\"],\"latestDateCovered\":\"2026-01-01T11:58:00.000+0000\"}")
                .answer(
                        200,
                        "{\"deletedRecords\":[{\"id\":\"001TK00000AAAAbYAP\",\"deletedDate\":\"2026-01-01T11:14:00.000+0000\"}],"
                                + "\"earliestDateAvailable\":\"2025-12-18T09:02:00.000+0000\","
                                + "\"latestDateCovered\":\"2026-01-01T11:58:00.000+0000\"}");

        UpdatedIds updated = api.updated("Account", NOON.minusSeconds(3_600), NOON);
        DeletedIds deleted = api.deleted("Account", NOON.minusSeconds(3_600), NOON);

        assertThat(updated).isEqualTo(new UpdatedIds(List.of(ACME), Instant.parse("2026-01-01T11:58:00Z")));
        assertThat(deleted.records())
                .containsExactly(new DeletedIds.Deleted(ACME, Instant.parse("2026-01-01T11:14:00Z")));
        assertThat(deleted.earliestDateAvailable()).isEqualTo(Instant.parse("2025-12-18T09:02:00Z"));
        assertThat(org.requests().get(0).target())
                .endsWith("/sobjects/Account/updated/?start=2026-01-01T11%3A00%3A00%2B00%3A00"
                        + "&end=2026-01-01T12%3A00%3A00%2B00%3A00");
    }

    @Test
    void recordsAreRetrievedInTheOrderOfTheirIds() {
        org.answer(200, "[null,{\"attributes\":{\"type\":\"Account\"},\"Name\":\"Acme\"}]")
                .answer(200, "[null]");
        RestRecords accounts = api.records("Account");

        List<Optional<SObject>> records = accounts.retrieve(List.of(ACME, ACME), "Name");

        assertThat(records).hasSize(2);
        assertThat(records.get(0)).isEmpty();
        assertThat(records.get(1).orElseThrow().text("Name")).contains("Acme");
        RestApi once = RestApi.builder(org).retry(RetryPolicy.none()).build();
        assertThatThrownBy(() -> once.records("Account").retrieve(List.of(ACME, ACME), "Name"))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("1 records for 2 ids");
    }

    @Test
    void theFourAnswersToAnUpsertAreToldApart() {
        org.answer(201, "{\"id\":\"001TK00000AAAAbYAP\",\"success\":true,\"errors\":[]}")
                .answer(200, "{\"id\":\"001TK00000AAAAbYAP\",\"success\":true,\"errors\":[],\"created\":false}")
                .answer(204, "")
                .answer(
                        404,
                        "[{\"errorCode\":\"NOT_FOUND\",\"message\":\"Provided external ID field does not exist: E__c\"}]");
        SObject record = SObject.of("Account").with("E__c", 7);
        RestRecords accounts = api.records("Account");

        assertThat(accounts.upsert("E__c", record)).isEqualTo(new Upserted(ACME, true));
        assertThat(accounts.upsert("E__c", record)).isEqualTo(new Upserted(ACME, false));
        assertThat(accounts.upsert("E__c", record).recordId()).isEmpty();
        assertThatThrownBy(() -> accounts.upsert("E__c", record))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("NOT_FOUND");
        assertThat(org.requests().get(0).toString()).isEqualTo("PATCH /services/data/v66.0/sobjects/Account/E__c/…");
    }

    @Test
    void deletingTwiceIsNoError() {
        org.answer(404, "[{\"message\":\"entity is deleted\",\"errorCode\":\"ENTITY_IS_DELETED\",\"fields\":[]}]")
                .answer(404, "[{\"errorCode\":\"NOT_FOUND\",\"message\":\"The requested resource does not exist\"}]");

        assertThat(api.records("Account").delete(ACME)).isFalse();
        assertThatThrownBy(() -> api.records("Account").delete(ACME)).isInstanceOf(ApiException.class);
    }

    @Test
    void whatCannotBeMeantIsRefusedBeforeAnythingIsSent() {
        assertThatThrownBy(() -> api.records("A/../B")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> api.records("Account").get(ACME)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> api.records("Account").get(ACME, "Id&x=y"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> api.records("Account").create(SObject.of("Lead")))
                .hasMessageContaining("Lead");
        assertThatThrownBy(() -> api.records("Account").upsert("E__c", SObject.of("Account")))
                .hasMessageContaining("E__c");
        assertThatThrownBy(() -> api.records("Account").retrieve(List.of(), "Id"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RestApi.builder(org).version(ApiVersion.of("v31.0")))
                .hasMessageContaining("31.0");
        assertThatThrownBy(() -> RestApi.builder(org).pageSize(100)).hasMessageContaining("200");
        assertThatThrownBy(() -> RestApi.builder(org).client("a\r\nb")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RestTimeouts(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .hasMessageContaining("query");
        assertThatThrownBy(() -> api.replicationLog().latestDateCovered("Account", NOON, NOON.plusSeconds(30)))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(org.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/x", "//evil.example/x", "services/x", ""})
    void otherCallsStayOnTheInstance(String target) {
        HttpRequest request = HttpRequest.get(target, Duration.ofSeconds(1));

        assertThatThrownBy(() -> api.send(request)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> api.raw(request)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void otherCallsCarryTheHeadersAndGiveTheAnswerAsItIs() throws Exception {
        HttpRequest request = HttpRequest.get("/services/apexrest/orders/7", Duration.ofSeconds(1))
                .withHeader("Accept", "text/plain");
        org.answer(418, "short and stout").answer(418, "short and stout");

        try (HttpResponse answer = api.raw(request)) {
            assertThat(answer.status()).isEqualTo(418);
            assertThat(answer.body().readAllBytes()).asString().isEqualTo("short and stout");
        }
        assertThatThrownBy(() -> api.send(request)).isInstanceOf(ApiException.class);
        assertThat(org.requests().get(0).headers().all("Accept")).containsExactly("text/plain");
        assertThat(org.requests().get(0).headers().first("Sforce-Call-Options")).contains("client=sf-sdk");
    }

    @Test
    void theTokenBelongsToSomebody() {
        org.answer(
                200,
                "{\"user_id\":\"005TK0000012345YAP\",\"organization_id\":\"00DTK0000001AbC2AU\","
                        + "\"preferred_username\":\"a@example.com\"}");

        UserInfo user = api.userInfo();

        assertThat(user).isEqualTo(new UserInfo("005TK0000012345YAP", "00DTK0000001AbC2AU", "a@example.com"));
        assertThat(user.toString()).doesNotContain("example.com");
        assertThat(org.requests().get(0).target()).isEqualTo("/services/oauth2/userinfo");
    }

    @Test
    void theOrgSaysWhoItIsOnce() {
        org.answer(
                200,
                "{\"totalSize\":1,\"done\":true,\"records\":[{\"attributes\":{\"type\":\"Organization\"},"
                        + "\"Id\":\"00DTK0000001AbC2AU\"}]}");
        ReplicationLog log = api.replicationLog();

        assertThat(log.organizationId()).isEqualTo("00DTK0000001AbC2AU");
        assertThat(log.organizationId()).isEqualTo("00DTK0000001AbC2AU");
        assertThat(org.requests()).hasSize(1);
    }

    @Test
    void theOrgsTimeIsTheAnswersDate() {
        org.answer(200, HttpHeaders.none().with("date", "Thu, 01 Jan 2026 12:00:00 GMT"), "[]")
                .answer(200, "[]");
        ReplicationLog log = api.replicationLog();

        assertThat(log.serverTime()).isEqualTo(NOON);
        assertThatThrownBy(log::serverTime)
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("Date");
    }

    @Test
    void theChangeLogEndsWhereTheOrgSays() {
        org.answer(200, "{\"ids\":[],\"latestDateCovered\":\"2026-01-01T11:58:00.000+0000\"}");

        assertThat(api.replicationLog().latestDateCovered("Account", NOON.minusSeconds(600), NOON))
                .contains(Instant.parse("2026-01-01T11:58:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_TYPE, true",
        "403, INSUFFICIENT_ACCESS, true",
        "404, NOT_FOUND, true",
        "400, INVALID_REPLICATION_DATE, false",
        "403, REQUEST_LIMIT_EXCEEDED, false",
        "503, SERVER_UNAVAILABLE, false"
    })
    void anObjectWithoutAChangeLogHasNoEndOfIt(int status, String code, boolean empty) {
        org.answer(status, "[{\"errorCode\":\"" + code + "\",\"message\":\"x\"}]");
        Instant from = NOON.minusSeconds(600);

        if (empty) {
            assertThat(api.replicationLog().latestDateCovered("X__c", from, NOON))
                    .isEmpty();
        } else {
            assertThatThrownBy(() -> api.replicationLog().latestDateCovered("X__c", from, NOON))
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.code()).isEqualTo(new ErrorCode(code)));
        }
    }

    @Test
    void theDeleteLogIsAskedByWholeMinutesAndItsRefusalsAreTyped() {
        org.answer(
                        200,
                        "{\"deletedRecords\":[{\"id\":\"001TK00000AAAAbYAP\",\"deletedDate\":\"2026-01-01T11:14:00.000+0000\"}],"
                                + "\"earliestDateAvailable\":\"2025-12-18T09:02:00.000+0000\",\"latestDateCovered\":\"2026-01-01T11:58:00.000+0000\"}")
                .answer(400, "[{\"message\":\"exceeded\",\"errorCode\":\"EXCEEDED_ID_LIMIT\"}]")
                .answer(400, "[{\"message\":\"too old\",\"errorCode\":\"INVALID_REPLICATION_DATE\"}]");
        ReplicationLog log = api.replicationLog();

        DeletedIds deleted = log.deletedBetween("Account", NOON.minusSeconds(3_600), NOON);

        assertThat(deleted.records()).hasSize(1);
        assertThat(deleted.latestDateCovered()).isEqualTo(Instant.parse("2026-01-01T11:58:00Z"));
        assertThatThrownBy(() -> log.deletedBetween("Account", NOON.minusSeconds(3_600), NOON))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.EXCEEDED_ID_LIMIT));
        assertThatThrownBy(() -> log.deletedBetween("Account", NOON.minusSeconds(3_600), NOON))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REPLICATION_DATE));
        assertThatThrownBy(() -> log.deletedBetween("Account", NOON.minusSeconds(90), NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whole minutes");
    }
}
