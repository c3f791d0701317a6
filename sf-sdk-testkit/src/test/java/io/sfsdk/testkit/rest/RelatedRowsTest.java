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
class RelatedRowsTest {
    private SimulatedOrg org;
    private OrgClient client;

    @BeforeEach
    void connect(SimulatedOrg started) {
        org = started;
        client = new OrgClient(org);
    }

    @Test
    void childRowsThatDoNotFitArePagedByACursorOfTheirOwn() {
        org.policies().rest(policy -> policy.withPageSize(3));
        String acme = org.insert("Account", Map.of("Name", "Acme"));
        for (int i = 0; i < 5; i++) {
            org.insert("Contact", Map.of("LastName", "L" + i, "AccountId", acme));
        }
        String globex = org.insert("Account", Map.of("Name", "Globex"));

        Map<String, Object> first = OrgClient.object(client.query(
                "SELECT Id, (SELECT LastName FROM Contacts ORDER BY LastName) FROM Account ORDER BY Name"));
        Map<?, ?> account = (Map<?, ?>) ((List<?>) first.get("records")).get(0);
        Map<?, ?> contacts = (Map<?, ?>) account.get("Contacts");
        Map<String, Object> rest =
                OrgClient.object(client.get(contacts.get("nextRecordsUrl").toString()));
        Map<String, Object> second =
                OrgClient.object(client.get(first.get("nextRecordsUrl").toString()));

        assertThat(first).containsEntry("done", false);
        assertThat((List<?>) first.get("records")).hasSize(1);
        assertThat(contacts.get("totalSize")).hasToString("5");
        assertThat(contacts.get("done")).isEqualTo(false);
        assertThat(lastNames(contacts)).containsExactly("L0", "L1", "L2");
        assertThat(lastNames(rest)).containsExactly("L3", "L4");
        assertThat(rest).containsEntry("done", true).doesNotContainKey("nextRecordsUrl");
        assertThat(second).containsEntry("done", true);
        assertThat(second.toString()).contains(globex).doesNotContain(acme);
    }

    private static List<Object> lastNames(Map<?, ?> contacts) {
        return ((List<?>) contacts.get("records"))
                .stream().map(row -> (Object) ((Map<?, ?>) row).get("LastName")).toList();
    }

    @Test
    void thePolymorphicParentIsCalledNameAndItsUrlNamesTheObjectItIs() {
        String account = org.insert("Account", Map.of("Name", "Acme"));
        org.insert("Task", Map.of("Subject", "Call", "WhatId", account));

        String plain = client.query("SELECT What.Name, What.Type FROM Task").body();

        assertThat(plain)
                .contains("\"What\":{\"attributes\":{\"type\":\"Name\",\"url\":\"/services/data/v66.0/sobjects/Account/"
                        + account + "\"},\"Name\":\"Acme\",\"Type\":\"Account\"}");
    }
}
