package conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.force.api.ApiConfig;
import com.force.api.ApiException;
import com.force.api.ApiSession;
import com.force.api.Auth;
import com.force.api.AuthorizationRequest;
import com.force.api.AuthorizationResponse;
import com.force.api.CreateOrUpdateResult;
import com.force.api.DescribeSObject;
import com.force.api.ForceApi;
import com.force.api.QueryResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A user's day with force-rest-api. */
@SuppressWarnings("rawtypes") // the client hands out bare maps
@ExtendWith(Waiting.class)
class ForceRestApiDay {
    private static Org org;
    private static ApiConfig config;
    private static ForceApi api;

    @BeforeAll
    static void logInThroughTheBrowser() throws IOException {
        org = Org.started();
        config = new ApiConfig()
                .setApiVersionString("v" + Org.VERSION)
                .setLoginEndpoint(org.get("loginUrl"))
                .setClientId(org.get("clientId"))
                .setClientSecret(org.get("clientSecret"))
                .setRedirectURI("http://localhost:1717/callback");
        String page = Auth.startOAuthWebServerFlow(new AuthorizationRequest().apiConfig(config).state("s"));
        String back = Org.browse(page).getQuery();
        String code = back.substring(back.indexOf("code=") + 5).replaceAll("&.*", "");

        ApiSession session =
                Auth.completeOAuthWebServerFlow(new AuthorizationResponse().apiConfig(config).code(code).state("s"));
        api = new ForceApi(config, session);
    }

    @Test
    void theSessionBelongsToTheUser() {
        assertThat(api.getIdentity().getUsername()).isEqualTo(org.get("username"));
        assertThat(api.getIdentity().getOrganizationId()).isEqualTo(org.get("orgId"));
    }

    @Test
    void anExpiredSessionIsRenewedByTheRefreshToken() {
        ApiSession late = new ApiSession()
                .setAccessToken("expired")
                .setApiEndpoint(org.get("instanceUrl"))
                .setRefreshToken(api.getSession().getRefreshToken());

        ForceApi renewed = new ForceApi(config, late);

        assertThat(renewed.query("SELECT Id FROM Organization").getTotalSize()).isEqualTo(1);
        assertThat(renewed.getSession().getAccessToken()).isNotEqualTo("expired");
    }

    @Test
    void versionsAreListed() {
        assertThat(api.getSupportedVersions().contains("v" + Org.VERSION)).isTrue();
    }

    @Test
    void theOrgAndAnObjectAreDescribed() {
        DescribeSObject account = api.describeSObject("Account");

        assertThat(api.describeGlobal().getSObjects()).anyMatch(one -> one.getName().equals("Account"));
        assertThat(account.getFields()).anyMatch(one -> one.getName().equals("External_Id__c") && one.isExternalId());
        assertThat(account.getChildEntities()).containsEntry("Contact", "Contacts");
        assertThat(api.discoverSObject("Account", Map.class).getObjectDescribe().getKeyPrefix())
                .isEqualTo("001");
    }

    @Test
    void aRecordIsCreatedReadUpdatedAndDeleted() {
        String id = api.createSObject("Account", Map.of("Name", "Żółć & <Co>", "AnnualRevenue", 1_500_000));
        api.updateSObject("Account", id, Map.of("Industry", "Energy"));
        Map<?, ?> read = api.getSObject("Account", id).asMap();
        api.deleteSObject("Account", id);

        assertThat(read.get("Name")).isEqualTo("Żółć & <Co>");
        assertThat(read.get("Industry")).isEqualTo("Energy");
        assertThat(read.get("AnnualRevenue")).isEqualTo(1_500_000.0);
        assertThatThrownBy(() -> api.getSObject("Account", id).asMap()).hasMessageContaining("NOT_FOUND");
    }

    @Test
    void anUpsertByExternalIdCreatesAndThenUpdates() {
        Map<String, String> account = Map.of("Name", "Upserted");

        assertThat(api.createOrUpdateSObject("Account", "External_Id__c", "F-1", account))
                .isEqualTo(CreateOrUpdateResult.CREATED);
        assertThat(api.createOrUpdateSObject("Account", "External_Id__c", "F-1", account))
                .isEqualTo(CreateOrUpdateResult.UPDATED);
    }

    @Test
    void refusalsKeepCodeAndStatus() {
        assertThatThrownBy(() -> api.createSObject("Contact", Map.of("FirstName", "No")))
                .hasMessageContaining("REQUIRED_FIELD_MISSING");
        assertThatThrownBy(() -> api.query("SELECT Nope FROM Account"))
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.getCode()).isEqualTo(400))
                .hasMessageContaining("INVALID_FIELD");
        assertThatThrownBy(() -> api.describeSObject("Nope")).hasMessageContaining("NOT_FOUND");
    }

    @Test
    void of200RecordsOneIsBad() {
        List<Map<String, Object>> records = new ArrayList<>(rows(200, "Many"));
        records.set(77, Map.of("attributes", Map.of("type", "Account")));

        List<?> results = collections(records);

        assertThat(results).hasSize(200).filteredOn(row -> Boolean.FALSE.equals(((Map) row).get("success"))).hasSize(1);
        assertThat(((Map) results.get(77)).get("errors").toString()).contains("REQUIRED_FIELD_MISSING");
    }

    @Test
    void fiveThousandRowsComeInPages() {
        IntStream.range(0, 25).forEach(call -> collections(rows(200, "Paged by force-rest-api")));
        Set<Object> ids = new HashSet<>();

        QueryResult<Map> page = api.query("SELECT Id FROM Account WHERE Name = 'Paged by force-rest-api'");
        int total = page.getTotalSize();
        page.getRecords().forEach(row -> ids.add(row.get("Id")));
        while (!page.isDone()) {
            page = api.queryMore(page.getNextRecordsUrl());
            page.getRecords().forEach(row -> ids.add(row.get("Id")));
        }

        assertThat(total).isEqualTo(5_000);
        assertThat(ids).hasSize(5_000);
    }

    @Test
    void parentsAndChildrenComeInOneQuery() {
        String id = api.createSObject("Account", Map.of("Name", "Family F"));
        api.createSObject("Contact", Map.of("LastName", "Child", "AccountId", id));

        Map parent = api.query("SELECT Id, (SELECT LastName FROM Contacts) FROM Account WHERE Name = 'Family F'")
                .getRecords()
                .get(0);
        Map child = api.query("SELECT LastName, Account.Name FROM Contact WHERE Account.Name = 'Family F'")
                .getRecords()
                .get(0);

        assertThat(parent.get("Contacts").toString()).contains("Child");
        assertThat(((Map) child.get("Account")).get("Name")).isEqualTo("Family F");
    }

    @Test
    void limitsAreTold() {
        assertThat(api.get("/limits").asMap().keySet().contains("DailyApiRequests")).isTrue();
    }

    @Test
    void recordsThatWereDeletedAreFoundByQueryAll() {
        String id = api.createSObject("Lead", Map.of("LastName", "Gone", "Company", "C"));
        api.deleteSObject("Lead", id);

        Map row = api.queryAll("SELECT Id, IsDeleted FROM Lead WHERE Id = '" + id + "'", Map.class)
                .getRecords()
                .get(0);

        assertThat(row.get("IsDeleted")).isEqualTo(true);
    }

    @Test
    void aCompositeCallPassesReferencesOn() {
        String base = "/services/data/v" + Org.VERSION;
        Map<?, ?> answer = api.post(
                        "/composite",
                        Map.of(
                                "compositeRequest",
                                List.of(
                                        Map.of(
                                                "method", "POST",
                                                "url", base + "/sobjects/Account",
                                                "referenceId", "acc",
                                                "body", Map.of("Name", "Composed F")),
                                        Map.of(
                                                "method", "POST",
                                                "url", base + "/sobjects/Contact",
                                                "referenceId", "con",
                                                "body", Map.of("LastName", "C", "AccountId", "@{acc.id}")))))
                .asMap();

        assertThat((List<?>) answer.get("compositeResponse"))
                .allSatisfy(one -> assertThat(((Map) one).get("httpStatusCode")).isEqualTo(201));
    }

    @Test
    void aSearchFindsWords() {
        api.createSObject("Account", Map.of("Name", "Findable Yak Works"));

        Map<?, ?> found = api.get("/search?q=FIND+%7BYak%7D+RETURNING+Account(Name)").asMap();

        assertThat(found.get("searchRecords").toString()).contains("Findable Yak Works");
    }

    private static List<?> collections(List<Map<String, Object>> records) {
        return api.post("/composite/sobjects", Map.of("allOrNone", false, "records", records)).asList();
    }

    private static List<Map<String, Object>> rows(int count, String name) {
        return IntStream.range(0, count)
                .<Map<String, Object>>mapToObj(i -> Map.of("attributes", Map.of("type", "Account"), "Name", name))
                .toList();
    }
}
