package io.sfsdk.testkit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import io.sfsdk.testkit.store.LockRule;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class CollectionsTest {
    private static final String PATH = "/composite/sobjects";

    @Test
    void goodRowsAreSavedBesideBadOnesInTheirOrder(SimulatedOrg org) {
        HttpResponse<String> response =
                new OrgClient(org).send("POST", PATH, body(false, account("Name", "A"), account("Industry", "Energy")));

        Object id = OrgClient.list(response).get(0).get("id");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo("[{\"id\":\"" + id + "\",\"success\":true,\"errors\":[]},{\"success\":false,\"errors\":[{"
                        + "\"statusCode\":\"REQUIRED_FIELD_MISSING\",\"message\":\"Required fields are missing: [Name]\","
                        + "\"fields\":[\"Name\"]}]}]");
        assertThat(org.count("Account")).isEqualTo(1);
    }

    @Test
    void innocentRowsSayThatTheyWereRolledBack(SimulatedOrg org) {
        HttpResponse<String> response =
                new OrgClient(org).send("POST", PATH, body(true, account("Name", "A"), account("Industry", "Energy")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(OrgClient.list(response).get(0))
                .hasToString(
                        "{success=false, errors=[{statusCode=ALL_OR_NONE_OPERATION_ROLLED_BACK, message=Record rolled"
                                + " back because not all records were valid and the request was using AllOrNone header,"
                                + " fields=[]}]}");
        assertThat(org.count("Account")).isZero();
    }

    @Test
    void aSwitchThatIsNoBooleanRefusesTheWholeCall(SimulatedOrg org) {
        HttpResponse<String> response = new OrgClient(org)
                .send("POST", PATH, Map.of("allOrNone", "yes", "records", List.of(account("Name", "A"))));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .contains("Cannot deserialize instance of boolean from VALUE_STRING value yes")
                .contains("\"errorCode\":\"JSON_PARSER_ERROR\"");
        assertThat(org.count("Account")).isZero();
    }

    @Test
    void aFailedUpdateDoesNotRepeatTheId(SimulatedOrg org) {
        String id = org.insert("Contact", Map.of("LastName", "A"));
        Map<String, Object> change = record("Contact", "Email", "badone");
        change.put("id", id);

        HttpResponse<String> response = new OrgClient(org).send("PATCH", PATH, body(false, change));

        assertThat(response.body())
                .isEqualTo("[{\"success\":false,\"errors\":[{\"statusCode\":\"INVALID_EMAIL_ADDRESS\",\"message\":"
                        + "\"Email: invalid email address: badone\",\"fields\":[\"Email\"]}]}]");
    }

    @Test
    void upsertedRowsTellAtTheirEndWhetherTheyWereCreated(SimulatedOrg org) {
        String id = org.insert("Account", Map.of("Name", "A", "External_Id__c", "A-1"));
        Map<String, Object> old = account("Name", "B");
        old.put("External_Id__c", "A-1");
        Map<String, Object> fresh = account("Name", "C");
        fresh.put("External_Id__c", "A-2");

        HttpResponse<String> response =
                new OrgClient(org).send("PATCH", PATH + "/Account/External_Id__c", body(false, old, fresh));

        List<Map<String, Object>> rows = OrgClient.list(response);
        assertThat(rows.get(0)).hasToString("{id=" + id + ", success=true, errors=[], created=false}");
        assertThat(rows.get(1)).containsEntry("created", true);
    }

    @Test
    void anUpsertByIdCreatesRowsWithoutOne(SimulatedOrg org) {
        HttpResponse<String> response =
                new OrgClient(org).send("PATCH", PATH + "/Contact/Id", body(false, record("Contact", "LastName", "A")));

        assertThat(OrgClient.list(response).get(0)).containsEntry("created", true);
    }

    @Test
    void rowsAreDeletedById(SimulatedOrg org) {
        String first = org.insert("Account", Map.of("Name", "A"));
        String second = org.insert("Account", Map.of("Name", "B"));
        org.delete(second);

        HttpResponse<String> response =
                new OrgClient(org).send("DELETE", PATH + "?ids=" + first + "%2C" + second + "&allOrNone=false", null);

        assertThat(response.body())
                .isEqualTo("[{\"id\":\"" + first + "\",\"success\":true,\"errors\":[]},{\"success\":false,\"errors\":[{"
                        + "\"statusCode\":\"ENTITY_IS_DELETED\",\"message\":\"entity is deleted\",\"fields\":[]}]}]");
    }

    @Test
    void retrievedRowsKeepTheOrderAndLeaveNullForWhatIsMissing(SimulatedOrg org) {
        String id = org.insert("Account", Map.of("Name", "A"));
        OrgClient client = new OrgClient(org);

        HttpResponse<String> got = client.get(PATH + "/Account?ids=001000000000001AAA," + id + "&fields=Id,Name");
        HttpResponse<String> posted = client.send(
                "POST",
                PATH + "/Account",
                Map.of("ids", List.of("001000000000001AAA", id), "fields", List.of("Id", "Name")));

        assertThat(got.body())
                .isEqualTo(
                        "[null,{\"attributes\":{\"type\":\"Account\",\"url\":\"/services/data/v66.0/sobjects/Account/"
                                + id + "\"},\"Id\":\"" + id + "\",\"Name\":\"A\"}]");
        assertThat(posted.body()).isEqualTo(got.body());
    }

    @Test
    void moreThanTwoHundredRecordsAreRefusedWhole(SimulatedOrg org) {
        List<Map<String, Object>> records =
                IntStream.range(0, 201).mapToObj(i -> account("Name", "A" + i)).toList();

        HttpResponse<String> response =
                new OrgClient(org).send("POST", PATH, Map.of("allOrNone", false, "records", records));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .isEqualTo("[{\"message\":\"record limit reached. cannot submit more than 200 records into this call\","
                        + "\"errorCode\":\"EXCEEDED_ID_LIMIT\"}]");
    }

    @Test
    void moreThanTenTypeChunksAreRefused(SimulatedOrg org) {
        List<Map<String, Object>> mixed = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            mixed.add(account("Name", "A" + i));
            mixed.add(record("Contact", "LastName", "C" + i));
        }

        HttpResponse<String> response =
                new OrgClient(org).send("POST", PATH, Map.of("allOrNone", false, "records", mixed));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(org.count("Account")).isZero();
    }

    @Test
    void aValueOfTheWrongTypeIsItsRowsErrorOrTheWholeCalls(SimulatedOrg org) {
        Map<String, Object> body = body(false, account("Name", "A"), account("Name", "B", "NumberOfEmployees", "many"));
        OrgClient client = new OrgClient(org);

        HttpResponse<String> row = client.send("POST", PATH, body);
        org.policies().rest(policy -> policy.withTypeErrorsFailTheCall(true));
        HttpResponse<String> call = client.send("POST", PATH, body);

        String text =
                "Cannot deserialize instance of int from VALUE_STRING value many or request may be missing a required"
                        + " field at [Source: N/A; line: -1, column: -1]";
        assertThat(row.statusCode()).isEqualTo(200);
        assertThat(row.body()).contains("\"message\":\"" + text + "[line:-1, column:-1]\",\"fields\":[]");
        assertThat(call.statusCode()).isEqualTo(400);
        assertThat(call.body())
                .isEqualTo(
                        "[{\"message\":\"" + text + " at [line:-1, column:-1]\",\"errorCode\":\"JSON_PARSER_ERROR\"}]");
        assertThat(org.count("Account")).isEqualTo(1);
    }

    @Test
    void aLockedRowIsRefusedWhileItsNeighboursAreSaved(SimulatedOrg org) {
        org.data().addRule(LockRule.times("Account", row -> "Acme".equals(row.value("Name")), 1));
        Map<String, Object> body = body(false, account("Name", "Acme"), account("Name", "Globex"));

        List<Map<String, Object>> rows = OrgClient.list(new OrgClient(org).send("POST", PATH, body));

        assertThat(rows.get(0).toString()).contains("UNABLE_TO_LOCK_ROW");
        assertThat(rows.get(1)).containsEntry("success", true);
    }

    private static Map<String, Object> body(boolean allOrNone, Map<?, ?>... records) {
        return Map.of("allOrNone", allOrNone, "records", List.of(records));
    }

    private static Map<String, Object> account(Object... fields) {
        return record("Account", fields);
    }

    private static Map<String, Object> record(String type, Object... fields) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("attributes", Map.of("type", type));
        for (int i = 0; i < fields.length; i += 2) {
            record.put((String) fields[i], fields[i + 1]);
        }
        return record;
    }
}
