package io.sfsdk.testkit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QueryTest {
    private static final String SOQL = "SELECT Id, Name FROM Account ORDER BY Name";

    @RegisterExtension
    static final SimulatedOrgExtension ORG = SimulatedOrgExtension.with(org -> org.pageSize(3));

    @Test
    void anEmptyAnswerIsExactlyThis(SimulatedOrg org) {
        assertThat(new OrgClient(org).query(SOQL).body()).isEqualTo("{\"totalSize\":0,\"done\":true,\"records\":[]}");
    }

    @Test
    void pagesFollowEachOtherByLocatorAndTheLastHasNone(SimulatedOrg org) {
        load(org, 7);
        OrgClient client = new OrgClient(org);

        List<Map<String, Object>> pages = pages(client, SOQL);

        assertThat(pages).hasSize(3);
        assertThat(pages.get(0).keySet()).containsExactly("totalSize", "done", "nextRecordsUrl", "records");
        assertThat((String) pages.get(0).get("nextRecordsUrl"))
                .matches("/services/data/v66\\.0/query/0r8[A-Za-z0-9]{15}-3");
        assertThat((String) pages.get(1).get("nextRecordsUrl")).endsWith("-6");
        assertThat(pages.get(2).keySet()).containsExactly("totalSize", "done", "records");
        assertThat(names(pages)).containsExactly("A0", "A1", "A2", "A3", "A4", "A5", "A6");
    }

    @Test
    void aCursorIsFrozen(SimulatedOrg org) {
        load(org, 4);
        OrgClient client = new OrgClient(org);
        Map<String, Object> first = OrgClient.object(client.query(SOQL));

        Object last = org.query(SOQL).get(3).get("Id");
        org.update("Account", (String) last, Map.of("Name", "changed"));
        org.insert("Account", Map.of("Name", "A9"));

        Map<String, Object> second = OrgClient.object(client.get((String) first.get("nextRecordsUrl")));
        assertThat(names(List.of(second))).containsExactly("A3");
    }

    @Test
    void aCursorDiesAfterTwoDays(SimulatedOrg org) {
        load(org, 4);
        OrgClient client = new OrgClient(org);
        String next = (String) OrgClient.object(client.query(SOQL)).get("nextRecordsUrl");

        org.clock().advance(Duration.ofDays(2));
        assertThat(new OrgClient(org).get(next).statusCode()).isEqualTo(200);
        org.clock().advance(Duration.ofSeconds(1));

        HttpResponse<String> expired = new OrgClient(org).get(next);
        assertThat(expired.statusCode()).isEqualTo(400);
        assertThat(expired.body()).contains("INVALID_QUERY_LOCATOR");
    }

    @Test
    void unknownLocatorsAreInvalid(SimulatedOrg org) {
        OrgClient client = new OrgClient(org);

        assertThat(client.get("/query/0r8000000000001AAA-3").body()).contains("INVALID_QUERY_LOCATOR");
        assertThat(client.get("/query/nonsense").body()).contains("INVALID_QUERY_LOCATOR");
    }

    @Test
    void aClientMayAskForSmallerPagesButNotForTinyOnes(SimulatedOrg org) {
        org.policies().rest(policy -> policy.withPageSize(2_000));
        load(org, 300);
        OrgClient client = new OrgClient(org);

        Map<String, Object> two = OrgClient.object(client.query(SOQL, "Sforce-Query-Options", "batchSize=2"));
        Map<String, Object> all = OrgClient.object(client.query(SOQL));

        assertThat((List<?>) two.get("records")).hasSize(200);
        assertThat((List<?>) all.get("records")).hasSize(300);
    }

    @Test
    void deletedRowsAppearOnlyInQueryAllWhoseLaterPagesAreOrdinary(SimulatedOrg org) {
        load(org, 4);
        org.delete((String) org.query(SOQL).get(3).get("Id"));
        OrgClient client = new OrgClient(org);

        Map<String, Object> all = OrgClient.object(client.get("/queryAll?q=" + OrgClient.encode(SOQL)));
        Map<String, Object> next = OrgClient.object(client.get((String) all.get("nextRecordsUrl")));

        assertThat(OrgClient.object(client.query(SOQL)).get("totalSize")).hasToString("3");
        assertThat((String) all.get("nextRecordsUrl")).contains("/query/");
        assertThat(names(List.of(next))).containsExactly("A3");
    }

    @Test
    void parentsChildrenAndNumbersHaveTheirRecordedShapes(SimulatedOrg org) {
        String account = org.insert("Account", Map.of("Name", "Acme", "AnnualRevenue", 1_000_000_000L));
        String contact = org.insert("Contact", Map.of("LastName", "L", "AccountId", account));
        org.insert("Contact", Map.of("LastName", "M"));
        OrgClient client = new OrgClient(org);

        String children = client.query(
                        "SELECT Name, AnnualRevenue, (SELECT Id FROM Contacts), (SELECT Id FROM Cases) FROM Account")
                .body();
        String parents = client.query("SELECT LastName, Account.Name FROM Contact ORDER BY LastName")
                .body();

        assertThat(children)
                .endsWith(
                        "\"Name\":\"Acme\",\"AnnualRevenue\":1.0E9,\"Contacts\":{\"totalSize\":1,\"done\":true,\"records\":[{"
                                + "\"attributes\":{\"type\":\"Contact\",\"url\":\"/services/data/v66.0/sobjects/Contact/"
                                + contact
                                + "\"},\"Id\":\"" + contact + "\"}]},\"Cases\":null}]}");
        assertThat(parents)
                .contains("\"LastName\":\"L\",\"Account\":{\"attributes\":{\"type\":\"Account\",\"url\":"
                        + "\"/services/data/v66.0/sobjects/Account/" + account + "\"},\"Name\":\"Acme\"}}")
                .endsWith("\"LastName\":\"M\",\"Account\":null}]}");
    }

    @Test
    void aCountHasNoRowsAndAnAggregateHasNoUrl(SimulatedOrg org) {
        load(org, 2);
        OrgClient client = new OrgClient(org);

        assertThat(client.query("SELECT COUNT() FROM Account").body())
                .isEqualTo("{\"totalSize\":2,\"done\":true,\"records\":[]}");
        assertThat(client.query("SELECT COUNT(Id), Industry FROM Account GROUP BY Industry")
                        .body())
                .isEqualTo("{\"totalSize\":1,\"done\":true,\"records\":[{\"attributes\":{\"type\":\"AggregateResult\"},"
                        + "\"expr0\":2,\"Industry\":null}]}");
    }

    @Test
    void anAggregateCannotBePaged(SimulatedOrg org) {
        load(org, 4);

        HttpResponse<String> response = new OrgClient(org).query("SELECT Name, COUNT(Id) FROM Account GROUP BY Name");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .contains("Aggregate query does not support queryMore()")
                .contains("EXCEEDED_ID_LIMIT");
    }

    @Test
    void aBadQueryTellsWhere(SimulatedOrg org) {
        HttpResponse<String> response = new OrgClient(org).query("SELECT Id FROM Acount");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .startsWith("[{\"message\":\"\\nSELECT Id FROM Acount\\n               ^\\nERROR at Row:1:Column:16\\n")
                .endsWith("\"errorCode\":\"INVALID_TYPE\"}]");
    }

    @Test
    void prettyAnswersAreTheSameJson(SimulatedOrg org) {
        load(org, 1);
        OrgClient client = new OrgClient(org);

        HttpResponse<String> pretty = client.query(SOQL, "X-PrettyPrint", "1");

        assertThat(pretty.body()).startsWith("{\n  \"totalSize\" : 1,\n  \"done\" : true,\n  \"records\" : [ {\n");
        assertThat(OrgClient.object(pretty)).isEqualTo(OrgClient.object(client.query(SOQL)));
    }

    @Test
    void aPlanTellsCardinalities(SimulatedOrg org) {
        load(org, 3);

        Map<String, Object> body = OrgClient.object(new OrgClient(org).get("/query?explain=" + OrgClient.encode(SOQL)));

        assertThat(body.keySet()).containsExactly("plans", "sourceQuery");
        assertThat(((List<?>) body.get("plans")).get(0).toString()).contains("cardinality=3", "sobjectType=Account");
    }

    private static void load(SimulatedOrg org, int count) {
        org.data()
                .load(
                        "Account",
                        IntStream.range(0, count)
                                .mapToObj(i -> Map.of("Name", "A" + i))
                                .toList());
    }

    private static List<Map<String, Object>> pages(OrgClient client, String soql) {
        List<Map<String, Object>> pages = new ArrayList<>();
        pages.add(OrgClient.object(client.query(soql)));
        while (pages.get(pages.size() - 1).get("nextRecordsUrl") instanceof String next) {
            pages.add(OrgClient.object(client.get(next)));
        }
        return pages;
    }

    private static List<Object> names(List<Map<String, Object>> pages) {
        return pages.stream()
                .flatMap(page -> ((List<?>) page.get("records")).stream())
                .map(row -> (Object) ((Map<?, ?>) row).get("Name"))
                .toList();
    }
}
