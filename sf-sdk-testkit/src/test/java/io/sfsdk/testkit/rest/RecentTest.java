package io.sfsdk.testkit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class RecentTest {
    private SimulatedOrg org;
    private OrgClient client;

    @BeforeEach
    void connect(SimulatedOrg started) {
        org = started;
        client = new OrgClient(org);
    }

    private List<Object> recentIds(String query) {
        return OrgClient.list(client.get("/recent" + query)).stream()
                .map(item -> item.get("Id"))
                .toList();
    }

    @Test
    void recordsReadAndWrittenOneByOneAreRecentTheLastOneFirst() {
        String read = org.insert("Account", Map.of("Name", "Acme"));
        String changed = org.insert("Account", Map.of("Name", "Globex", "External_Id__c", "G-1"));
        client.get("/sobjects/Account/" + read);
        client.send("PATCH", "/sobjects/Account/External_Id__c/G-1", Map.of("Phone", "1"));
        String created = OrgClient.object(client.send("POST", "/sobjects/Contact", Map.of("LastName", "Li")))
                .get("id")
                .toString();

        assertThat(recentIds("")).containsExactly(created, changed, read);
        assertThat(recentIds("?limit=1")).containsExactly(created);
        assertThat(client.get("/recent?limit=1").body())
                .isEqualTo("[{\"attributes\":{\"type\":\"Contact\",\"url\":\"/services/data/v66.0/sobjects/Contact/"
                        + created + "\"},\"Id\":\"" + created + "\",\"Name\":\"Li\"}]");
    }

    @Test
    void anObjectTellsItsOwnRecentItems() {
        String account = org.insert("Account", Map.of("Name", "Acme"));
        String contact = org.insert("Contact", Map.of("LastName", "Li"));
        client.get("/sobjects/Account/" + account);
        client.get("/sobjects/Contact/" + contact);

        assertThat(client.get("/sobjects/Account").body())
                .contains("\"recentItems\":[{")
                .contains("\"Id\":\"" + account + "\",\"Name\":\"Acme\"}]")
                .doesNotContain(contact);
    }

    @Test
    void aCallThatSaysSoLeavesNoTraceAndNeitherDoesAQuery() {
        String id = org.insert("Account", Map.of("Name", "Acme"));

        client.get("/sobjects/Account/" + id, "Sforce-Mru", "updateMru=false");
        client.query("SELECT Id FROM Account");

        assertThat(recentIds("")).isEmpty();
    }

    @Test
    void aDeletedRecordIsNoLongerRecentAndOtherUsersHaveTheirOwn() {
        String id = org.insert("Account", Map.of("Name", "Acme"));
        client.get("/sobjects/Account/" + id);
        String admin = org.query("SELECT Id FROM User WHERE Username LIKE 'admin%'")
                .get(0)
                .get("Id")
                .toString();

        assertThat(new OrgClient(org)
                        .withToken(org.accessToken(admin))
                        .get("/recent")
                        .body())
                .isEqualTo("[]");
        org.delete(id);
        assertThat(recentIds("")).isEmpty();
    }
}
