package io.sfsdk.testkit.bulk;

import static io.sfsdk.testkit.bulk.BulkClient.QUERY;
import static io.sfsdk.testkit.bulk.BulkClient.header;
import static io.sfsdk.testkit.bulk.BulkClient.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class QueryJobTest {
    private SimulatedOrg org;
    private BulkClient bulk;

    @BeforeEach
    void connect(SimulatedOrg started) {
        org = started;
        bulk = new BulkClient(started);
    }

    @Test
    void aNewJobIsQueuedAtOnceAndNeverTellsItsQuery() {
        HttpResponse<String> created =
                bulk.http().send("POST", QUERY, Map.of("operation", "queryAll", "query", "SELECT Id FROM account"));

        Object id = OrgClient.object(created).get("id");
        assertThat(created.statusCode()).isEqualTo(200);
        assertThat(created.body())
                .isEqualTo("{\"id\":\"" + id + "\",\"operation\":\"queryAll\",\"object\":\"Account\",\"createdById\":\""
                        + org.userId() + "\",\"createdDate\":\"2026-01-01T12:00:00.000+0000\",\"systemModstamp\":\""
                        + "2026-01-01T12:00:00.000+0000\",\"state\":\"UploadComplete\",\"concurrencyMode\":\"Parallel\","
                        + "\"contentType\":\"CSV\",\"apiVersion\":66.0,\"lineEnding\":\"LF\",\"columnDelimiter\":"
                        + "\"COMMA\"}");
    }

    @Test
    void resultsHaveCanonicalNamesAndEverythingInQuotes() {
        String account = org.insert("Account", Map.of("Name", "Acme \"Inc\"", "AnnualRevenue", 139_000_000));
        org.insert("Contact", Map.of("LastName", "Ada", "AccountId", account));
        org.insert("Contact", Map.of("LastName", "Alone"));

        String id = bulk.query(
                "select lastname, email, account.name, ACCOUNT.ANNUALREVENUE from contact order by lastname");

        assertThat(bulk.ended(QUERY, id)).containsEntry("state", "JobComplete").doesNotContainKey("query");
        HttpResponse<String> results = bulk.results(id, "");
        assertThat(lines(results))
                .containsExactly(
                        "\"LastName\",\"Email\",\"Account.Name\",\"Account.AnnualRevenue\"",
                        "\"Ada\",\"\",\"Acme \"\"Inc\"\"\",\"1.39E8\"",
                        "\"Alone\",\"\",\"\",\"\"");
        assertThat(header(results, "Sforce-NumberOfRecords")).isEqualTo("2");
        assertThat(header(results, "Sforce-Locator")).isEqualTo("null");
        assertThat(header(results, "Content-Type")).isEqualTo("text/csv; charset=UTF-8");
    }

    @Test
    void pagesFollowTheirLocators() {
        for (int i = 0; i < 7; i++) {
            org.insert("Account", Map.of("Name", "A" + i));
        }
        String id = bulk.query("SELECT Name FROM Account ORDER BY Name");

        List<String> names = new ArrayList<>();
        String locator = "";
        while (!locator.equals("null")) {
            String next = locator.isEmpty() ? "" : "&locator=" + OrgClient.encode(locator);
            HttpResponse<String> page = bulk.results(id, "?maxRecords=3" + next);
            assertThat(lines(page).get(0)).isEqualTo("\"Name\"");
            names.addAll(lines(page).subList(1, lines(page).size()));
            locator = header(page, "Sforce-Locator");
        }

        assertThat(names).containsExactly("\"A0\"", "\"A1\"", "\"A2\"", "\"A3\"", "\"A4\"", "\"A5\"", "\"A6\"");
    }
}
