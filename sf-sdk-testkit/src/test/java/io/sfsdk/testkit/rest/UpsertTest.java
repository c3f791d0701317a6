package io.sfsdk.testkit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class UpsertTest {
    private static final String PATH = "/sobjects/Account/External_Id__c/";

    @Test
    void theFirstCallCreatesAndTheSecondUpdates(SimulatedOrg org) {
        OrgClient client = new OrgClient(org);

        HttpResponse<String> first = client.send("PATCH", PATH + "A-7", Map.of("Name", "Acme"));
        HttpResponse<String> second = client.send("PATCH", PATH + "A-7", Map.of("Name", "Globex"));

        Object id = OrgClient.object(first).get("id");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.body()).isEqualTo("{\"id\":\"" + id + "\",\"success\":true,\"errors\":[],\"created\":true}");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo("{\"id\":\"" + id + "\",\"success\":true,\"errors\":[],\"created\":false}");
        assertThat(org.count("Account")).isEqualTo(1);
    }

    @Test
    void oldVersionsDoNotTellWhatTheyDid(SimulatedOrg org) {
        OrgClient client = new OrgClient(org);

        HttpResponse<String> first =
                client.send("PATCH", "/services/data/v45.0" + PATH + "A-7", Map.of("Name", "Acme"));
        HttpResponse<String> second =
                client.send("PATCH", "/services/data/v45.0" + PATH + "A-7", Map.of("Name", "Acme"));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.body()).doesNotContain("created");
        assertThat(second.statusCode()).isEqualTo(204);
    }

    @Test
    void aKeyIsOneEncodedSegment(SimulatedOrg org) {
        OrgClient client = new OrgClient(org);

        client.send("PATCH", PATH + "a%2Fb%20c%2B%25%C3%A9::@", Map.of("Name", "Acme"));

        assertThat(org.query("SELECT External_Id__c FROM Account").get(0))
                .containsEntry("External_Id__c", "a/b c+%é::@");
        assertThat(client.get(PATH + "a%2Fb%20c%2B%25%C3%A9::@?fields=Name").statusCode())
                .isEqualTo(200);
    }

    @Test
    void updateOnlyCreatesNothing(SimulatedOrg org) {
        HttpResponse<String> response =
                new OrgClient(org).send("PATCH", PATH + "A-7?updateOnly=true", Map.of("Name", "Acme"));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(org.count("Account")).isZero();
    }

    @Test
    void theKeyMayNotBeRepeatedInTheBody(SimulatedOrg org) {
        HttpResponse<String> response =
                new OrgClient(org).send("PATCH", PATH + "A-7", Map.of("External_Id__c", "A-7", "Name", "Acme"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("INVALID_FIELD");
    }

    @Test
    void aFieldThatIsNoKeyIsNotFoundByName(SimulatedOrg org) {
        HttpResponse<String> response =
                new OrgClient(org).send("PATCH", "/sobjects/Account/Namez/x", Map.of("Name", "A"));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body())
                .isEqualTo(
                        "[{\"errorCode\":\"NOT_FOUND\",\"message\":\"Provided external ID field does not exist or is not"
                                + " accessible: Namez\"}]");
    }

    @Test
    void severalMatchesAreAListOfPaths(SimulatedOrg org) {
        String first = org.insert("Contact", Map.of("LastName", "A", "Email", "a@example.com"));
        String second = org.insert("Contact", Map.of("LastName", "B", "Email", "a@example.com"));
        OrgClient client = new OrgClient(org);

        HttpResponse<String> upsert =
                client.send("PATCH", "/sobjects/Contact/Email/a@example.com", Map.of("LastName", "C"));
        HttpResponse<String> read = client.get("/sobjects/Contact/Email/a@example.com");

        String paths = "[\"/services/data/v66.0/sobjects/Contact/" + first
                + "\",\"/services/data/v66.0/sobjects/Contact/" + second + "\"]";
        assertThat(upsert.statusCode()).isEqualTo(300);
        assertThat(upsert.body()).isEqualTo(paths);
        assertThat(read.statusCode()).isEqualTo(300);
        assertThat(read.body()).isEqualTo(paths);
    }

    @Test
    void aRecordCanBeDeletedByItsKey(SimulatedOrg org) {
        org.insert("Account", Map.of("Name", "Acme", "External_Id__c", "A-7"));
        OrgClient client = new OrgClient(org);

        assertThat(client.send("DELETE", PATH + "A-7", null).statusCode()).isEqualTo(204);
        assertThat(client.send("DELETE", PATH + "A-7", null).statusCode()).isEqualTo(404);
    }
}
