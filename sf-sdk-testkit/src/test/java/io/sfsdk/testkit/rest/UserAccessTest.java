package io.sfsdk.testkit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import io.sfsdk.testkit.schema.ObjectPermission;
import io.sfsdk.testkit.schema.UserAccess;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class UserAccessTest {
    private SimulatedOrg org;
    private OrgClient client;

    @BeforeEach
    void connect(SimulatedOrg started) {
        org = started;
        client = new OrgClient(org);
    }

    private void withhold(UserAccess access) {
        org.data().access(org.userId(), access);
    }

    @Test
    void aHiddenFieldIsUnknownToQueriesAndWritesAndIsNotDescribed() {
        String id = org.insert("Account", Map.of("Name", "Acme", "AnnualRevenue", 5));
        withhold(UserAccess.full().withoutFields("account", "annualrevenue"));

        HttpResponse<String> query = client.query("SELECT AnnualRevenue FROM Account");
        HttpResponse<String> filter = client.query("SELECT Id FROM Account WHERE AnnualRevenue = 5");
        HttpResponse<String> write = client.send("PATCH", "/sobjects/Account/" + id, Map.of("AnnualRevenue", 6));

        assertThat(query.statusCode()).isEqualTo(400);
        assertThat(query.body())
                .contains("No such column 'AnnualRevenue' on entity 'Account'.")
                .contains("\"errorCode\":\"INVALID_FIELD\"");
        assertThat(filter.statusCode()).isEqualTo(400);
        assertThat(write.statusCode()).isEqualTo(400);
        assertThat(write.body())
                .isEqualTo("[{\"message\":\"No such column 'AnnualRevenue' on sobject of type Account\","
                        + "\"errorCode\":\"INVALID_FIELD\"}]");
        assertThat(client.get("/sobjects/Account/" + id).body()).doesNotContain("AnnualRevenue");
        assertThat(client.get("/sobjects/Account/describe").body()).doesNotContain("\"AnnualRevenue\"");
    }

    @Test
    void aReadOnlyFieldIsReadAndDescribedSoButNotWritten() {
        String id = org.insert("Account", Map.of("Name", "Acme", "Phone", "1"));
        withhold(UserAccess.full().readOnlyFields("Account", "Phone"));

        HttpResponse<String> write = client.send("PATCH", "/sobjects/Account/" + id, Map.of("Phone", "2"));

        assertThat(write.statusCode()).isEqualTo(400);
        assertThat(write.body())
                .contains("INVALID_FIELD_FOR_INSERT_UPDATE")
                .contains("Unable to create/update fields: Phone.")
                .contains("\"fields\":[\"Phone\"]");
        assertThat(client.query("SELECT Phone FROM Account").body()).contains("\"Phone\":\"1\"");
        assertThat(field("Phone")).containsEntry("createable", false).containsEntry("updateable", false);
    }

    @Test
    void aHiddenObjectDoesNotExistForTheUserNorDoItsRelationships() {
        String id = org.insert("Contact", Map.of("LastName", "Li"));
        withhold(UserAccess.full().withoutObject("Contact"));

        assertThat(client.query("SELECT Id FROM Contact").body()).contains("INVALID_TYPE");
        assertThat(client.query("SELECT (SELECT Id FROM Contacts) FROM Account").statusCode())
                .isEqualTo(400);
        assertThat(client.get("/sobjects/Contact/" + id).statusCode()).isEqualTo(404);
        assertThat(client.get("/sobjects/Contact/describe").statusCode()).isEqualTo(404);
        assertThat(client.get("/sobjects").body()).doesNotContain("\"name\":\"Contact\"");
        assertThat(client.get("/sobjects/Contact/updated?start=2026-01-01T00:00:00Z&end=2026-01-01T12:00:00Z")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void operationsThatAreWithheldAreRefusedAndDescribedSo() {
        String id = org.insert("Account", Map.of("Name", "Acme"));
        withhold(UserAccess.full()
                .without("Account", ObjectPermission.CREATE, ObjectPermission.EDIT, ObjectPermission.DELETE));

        HttpResponse<String> create = client.send("POST", "/sobjects/Account", Map.of("Name", "Globex"));
        HttpResponse<String> update = client.send("PATCH", "/sobjects/Account/" + id, Map.of("Name", "Globex"));
        HttpResponse<String> delete = client.send("DELETE", "/sobjects/Account/" + id, null);

        assertThat(create.statusCode()).isEqualTo(403);
        assertThat(create.body())
                .isEqualTo("[{\"message\":\"entity type cannot be inserted: Account\","
                        + "\"errorCode\":\"CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY\",\"fields\":[]}]");
        assertThat(update.statusCode()).isEqualTo(403);
        assertThat(update.body())
                .isEqualTo("[{\"message\":\"insufficient access rights on object id\","
                        + "\"errorCode\":\"INSUFFICIENT_ACCESS_OR_READONLY\",\"fields\":[]}]");
        assertThat(delete.body()).isEqualTo(update.body());
        assertThat(org.query("SELECT Name FROM Account")).containsExactly(Map.of("Name", "Acme"));
        assertThat(OrgClient.object(client.get("/sobjects/Account/describe")))
                .containsEntry("createable", false)
                .containsEntry("updateable", false)
                .containsEntry("deletable", false);
    }

    @Test
    void aCollectionTellsEachRowThatIsWithheldAndWritesTheOthers() {
        withhold(UserAccess.full().without("Account", ObjectPermission.CREATE));
        List<Map<String, Object>> records = List.of(
                Map.of("attributes", Map.of("type", "Account"), "Name", "Acme"),
                Map.of("attributes", Map.of("type", "Contact"), "LastName", "Li"));

        HttpResponse<String> response = client.send("POST", "/composite/sobjects", Map.of("records", records));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(OrgClient.list(response))
                .extracting(row -> row.get("success"))
                .containsExactly(false, true);
        assertThat(response.body()).contains("\"statusCode\":\"CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY\"");
    }

    @Test
    void whatIsWithheldFromOneUserIsNotFromAnotherNorFromTheTestItself() {
        withhold(UserAccess.full().withoutObject("Account"));

        String id = org.insert("Account", Map.of("Name", "Acme"));

        assertThat(org.query("SELECT Id FROM Account")).containsExactly(Map.of("Id", id));
        assertThat(org.data().viewAs(org.userId()).schema().object("Account")).isEmpty();
        assertThat(org.data().viewAs(anotherUser()).schema().object("Account")).isPresent();
    }

    @Test
    void aPermissionThatIsGivenBackCountsAtOnce() {
        String id = org.insert("Account", Map.of("Name", "Acme"));
        withhold(UserAccess.full().withoutObject("Account"));

        withhold(UserAccess.full());

        assertThat(client.get("/sobjects/Account/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void aDescribeThatChangedWithThePermissionsIsNotCalledUnmodified() {
        String tag = client.get("/sobjects/Account/describe")
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        withhold(UserAccess.full().withoutFields("Account", "Phone"));

        assertThat(client.get("/sobjects/Account/describe", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(200);
    }

    private String anotherUser() {
        return org.query("SELECT Id FROM User").stream()
                .map(row -> (String) row.get("Id"))
                .filter(id -> !id.equals(org.userId()))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // a describe's fields are objects
    private Map<String, Object> field(String name) {
        Map<String, Object> describe = OrgClient.object(client.get("/sobjects/Account/describe"));
        return ((List<Map<String, Object>>) describe.get("fields"))
                .stream()
                        .filter(field -> field.get("name").equals(name))
                        .findFirst()
                        .orElseThrow();
    }
}
