package io.sfsdk.testkit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import io.sfsdk.testkit.store.DuplicateRule;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class RecordTest {
    private static final String NOT_FOUND =
            "[{\"errorCode\":\"NOT_FOUND\",\"message\":\"The requested resource does not exist\"}]";

    @Test
    void aCreatedRecordIsToldByIdAndRelativeLocation(SimulatedOrg org) {
        HttpResponse<String> response = new OrgClient(org).send("POST", "/sobjects/account/", Map.of("Name", "Acme"));

        String id = (String) OrgClient.object(response).get("id");
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("{\"id\":\"" + id + "\",\"success\":true,\"errors\":[]}");
        assertThat(response.headers().firstValue("Location")).contains("/services/data/v66.0/sobjects/Account/" + id);
    }

    @Test
    void aWholeRecordBeginsWithAttributesAndIdAndShowsNulls(SimulatedOrg org) {
        String id = org.insert("Account", Map.of("Name", "Acme", "AnnualRevenue", 5, "NumberOfEmployees", 7));

        HttpResponse<String> response = new OrgClient(org).get("/sobjects/Account/" + id.substring(0, 15));

        assertThat(response.body())
                .startsWith("{\"attributes\":{\"type\":\"Account\",\"url\":\"/services/data/v66.0/sobjects/Account/"
                        + id + "\"},\"Id\":\"" + id + "\",")
                .contains("\"BillingAddress\":null")
                .contains("\"AnnualRevenue\":5.0")
                .contains("\"NumberOfEmployees\":7,")
                .contains("\"CreatedDate\":\"2026-01-01T12:00:00.000+0000\"");
        assertThat(response.headers().firstValue("Last-Modified")).contains("Thu, 01 Jan 2026 12:00:00 GMT");
    }

    @Test
    void wantedFieldsComeInTheirOrderAndTheSchemasSpelling(SimulatedOrg org) {
        String id = org.insert("Account", Map.of("Name", "Acme"));
        OrgClient client = new OrgClient(org);

        HttpResponse<String> found = client.get("/services/data/v58.0/sobjects/Account/" + id + "?fields=name,ID");
        HttpResponse<String> unknown = client.get("/sobjects/Account/" + id + "?fields=Nope");

        assertThat(found.body())
                .isEqualTo("{\"attributes\":{\"type\":\"Account\",\"url\":\"/services/data/v58.0/sobjects/Account/" + id
                        + "\"},\"Name\":\"Acme\",\"Id\":\"" + id + "\"}");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("INVALID_FIELD");
    }

    @Test
    void anUpdateIsEmptyAndChangesOnlyWhatItNames(SimulatedOrg org) {
        String id = org.insert("Account", Map.of("Name", "Acme", "Industry", "Energy"));
        Map<String, Object> change = new HashMap<>();
        change.put("Industry", null);

        HttpResponse<String> response = new OrgClient(org).send("PATCH", "/sobjects/Account/" + id, change);

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("Sforce-Limit-Info")).isPresent();
        assertThat(org.query("SELECT Name, Industry FROM Account").get(0))
                .containsEntry("Name", "Acme")
                .containsEntry("Industry", null);
    }

    @Test
    void methodsCanBeTunnelled(SimulatedOrg org) {
        String id = org.insert("Account", Map.of("Name", "Acme"));

        HttpResponse<String> response = new OrgClient(org)
                .send("POST", "/sobjects/Account/" + id + "?_HttpMethod=PATCH", Map.of("Name", "Globex"));

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(org.query("SELECT Name FROM Account").get(0)).containsEntry("Name", "Globex");
    }

    @Test
    void anIdInTheBodyOfAnUpdateIsRefused(SimulatedOrg org) {
        String id = org.insert("Account", Map.of("Name", "Acme"));

        HttpResponse<String> response = new OrgClient(org).send("PATCH", "/sobjects/Account/" + id, Map.of("Id", id));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"errorCode\":\"INVALID_FIELD\"");
    }

    @Test
    void aDeletedRecordIsNotFoundButSaysSoToASecondDelete(SimulatedOrg org) {
        String id = org.insert("Account", Map.of("Name", "Acme"));
        OrgClient client = new OrgClient(org);

        assertThat(client.send("DELETE", "/sobjects/Account/" + id, null).statusCode())
                .isEqualTo(204);

        HttpResponse<String> again = client.send("DELETE", "/sobjects/Account/" + id, null);
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(again.body())
                .isEqualTo("[{\"message\":\"entity is deleted\",\"errorCode\":\"ENTITY_IS_DELETED\",\"fields\":[]}]");
        assertThat(client.get("/sobjects/Account/" + id).body()).isEqualTo(NOT_FOUND);
    }

    @Test
    void refusalsOfOneRecordNameTheFieldsExceptForAnUnknownColumn(SimulatedOrg org) {
        OrgClient client = new OrgClient(org);

        HttpResponse<String> missing = client.send("POST", "/sobjects/Account", Map.of("Industry", "Energy"));
        HttpResponse<String> unknown = client.send("POST", "/sobjects/Account", Map.of("Name", "A", "foo", "x"));

        assertThat(missing.statusCode()).isEqualTo(400);
        assertThat(missing.body())
                .isEqualTo("[{\"message\":\"Required fields are missing: [Name]\","
                        + "\"errorCode\":\"REQUIRED_FIELD_MISSING\",\"fields\":[\"Name\"]}]");
        assertThat(unknown.body())
                .isEqualTo("[{\"message\":\"No such column 'foo' on sobject of type Account\","
                        + "\"errorCode\":\"INVALID_FIELD\"}]");
    }

    @Test
    void aMalformedBodyTellsLineAndColumn(SimulatedOrg org) {
        HttpResponse<String> response = new OrgClient(org).send("POST", "/sobjects/Account", "{\"Name\" 1}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("at [line:1, column:9]").contains("JSON_PARSER_ERROR");
    }

    @Test
    void aBodyThatIsNotJsonByItsTypeIsRefused(SimulatedOrg org) {
        HttpResponse<String> response =
                new OrgClient(org).send("POST", "/sobjects/Account", "<a/>", "Content-Type", "text/plain");

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.body()).contains("UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void unknownObjectsIdsAndPathsAreNotFoundWithTheCodeFirst(SimulatedOrg org) {
        OrgClient client = new OrgClient(org);

        assertThat(client.send("POST", "/sobjects/Acount", Map.of()).body()).isEqualTo(NOT_FOUND);
        assertThat(client.get("/sobjects/Acount/describe").body()).isEqualTo(NOT_FOUND);
        assertThat(client.get("/nothing/here").body()).isEqualTo(NOT_FOUND);
        assertThat(client.get("/sobjects/Account/23foo").body())
                .isEqualTo(
                        "[{\"errorCode\":\"NOT_FOUND\",\"message\":\"Provided external ID field does not exist or is not"
                                + " accessible: 23foo\"}]");
    }

    @Test
    void aMethodThatIsNotAllowedTellsWhichAre(SimulatedOrg org) {
        HttpResponse<String> response = new OrgClient(org).send("PATCH", "/sobjects/Account", Map.of("Name", "A"));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.body())
                .isEqualTo(
                        "[{\"errorCode\":\"METHOD_NOT_ALLOWED\",\"message\":\"HTTP Method 'PATCH' not allowed. Allowed"
                                + " are HEAD,GET,POST\"}]");
    }

    @Test
    void aDuplicateIsShownUnderTheMisspeltKeyAndMayBeAllowed(SimulatedOrg org) {
        String id = org.insert("Account", Map.of("Name", "Acme"));
        org.data().addRule(DuplicateRule.alert("Account", "Name"));
        OrgClient client = new OrgClient(org);

        HttpResponse<String> refused = client.send("POST", "/sobjects/Account", Map.of("Name", "Acme"));
        HttpResponse<String> allowed = client.send(
                "POST", "/sobjects/Account", Map.of("Name", "Acme"), "Sforce-Duplicate-Rule-Header", "allowSave=true");

        Map<String, Object> error = OrgClient.list(refused).get(0);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(error.keySet()).containsExactly("duplicateResut", "errorCode", "message");
        assertThat(error.get("errorCode")).isEqualTo("DUPLICATES_DETECTED");
        assertThat(refused.body()).contains(id);
        assertThat(allowed.statusCode()).isEqualTo(201);
    }

    @Test
    void aMatchShowsItsFieldsOnlyWhenAskedForDetails(SimulatedOrg org) {
        org.insert("Account", Map.of("Name", "Acme", "Site", "Oslo"));
        org.data().addRule(DuplicateRule.alert("Account", "Name"));
        OrgClient client = new OrgClient(org);

        HttpResponse<String> brief = client.send("POST", "/sobjects/Account", Map.of("Name", "Acme"));
        HttpResponse<String> detailed = client.send(
                "POST",
                "/sobjects/Account",
                Map.of("Name", "Acme"),
                "Sforce-Duplicate-Rule-Header",
                "allowSave=false; includeRecordDetails=true");

        assertThat(brief.body()).doesNotContain("Oslo");
        assertThat(detailed.statusCode()).isEqualTo(400);
        assertThat(detailed.body()).contains("\"Site\":\"Oslo\"");
    }

    @Test
    void malformedOptionsAreRefusedByTheNameOfTheirHeader(SimulatedOrg org) {
        OrgClient client = new OrgClient(org);
        Map<String, String> malformed = Map.of(
                "Sforce-Auto-Assign", "maybe",
                "Sforce-Duplicate-Rule-Header", "allowSave=yes",
                "Sforce-Mru", "true",
                "x-sfdc-packageversion-acme", "one");

        malformed.forEach((header, value) -> {
            HttpResponse<String> response =
                    client.send("POST", "/sobjects/Account", Map.of("Name", "Acme"), header, value);
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains(header);
        });
        HttpResponse<String> wellFormed =
                client.send("POST", "/sobjects/Account", Map.of("Name", "Acme"), "Sforce-Auto-Assign", "FALSE");
        assertThat(wellFormed.statusCode()).isEqualTo(201);
        assertThat(org.count("Account")).isEqualTo(1);
    }

    @Test
    void aRefusedDuplicateTellsWhichRuleRefusedItAndWhetherItMayBeSaved(SimulatedOrg org) {
        org.insert("Account", Map.of("Name", "Acme"));
        org.data().addRule(DuplicateRule.block("Account", "Name"));

        HttpResponse<String> refused = new OrgClient(org)
                .send(
                        "POST",
                        "/sobjects/Account",
                        Map.of("Name", "Acme"),
                        "Sforce-Duplicate-Rule-Header",
                        "allowSave=true");

        assertThat(refused.body())
                .startsWith("[{\"duplicateResut\":{\"allowSave\":false,\"duplicateRule\":\"Block_Account\",");
    }

    @Test
    void aContentTypeIsReadWithoutRegardToCase(SimulatedOrg org) {
        HttpResponse<String> response = new OrgClient(org)
                .send(
                        "POST",
                        "/sobjects/Account",
                        Map.of("Name", "Acme"),
                        "Content-Type",
                        "Application/JSON; charset=UTF-8");

        assertThat(response.statusCode()).isEqualTo(201);
    }

    @Test
    void conditionsAreKeptToTheSecond(SimulatedOrg org) {
        String id = org.insert("Account", Map.of("Name", "Acme"));
        OrgClient client = new OrgClient(org);
        String then = "Thu, 01 Jan 2026 12:00:00 GMT";

        assertThat(client.get("/sobjects/Account/" + id, "If-Modified-Since", then)
                        .statusCode())
                .isEqualTo(304);
        org.clock().advance(Duration.ofSeconds(1));
        org.update("Account", id, Map.of("Name", "Globex"));
        assertThat(client.get("/sobjects/Account/" + id, "If-Modified-Since", then)
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.send(
                                "PATCH",
                                "/sobjects/Account/" + id,
                                Map.of("Name", "Initech"),
                                "If-Unmodified-Since",
                                then)
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void theEntityTagOfAnAccountIsNoVersion(SimulatedOrg org) {
        List<String> tags = List.of("Acme", "Globex").stream()
                .map(name -> org.insert("Account", Map.of("Name", name)))
                .map(id -> new OrgClient(org).get("/sobjects/Account/" + id))
                .map(response -> response.headers().firstValue("ETag").orElseThrow())
                .distinct()
                .toList();

        assertThat(tags).hasSize(1);
    }
}
