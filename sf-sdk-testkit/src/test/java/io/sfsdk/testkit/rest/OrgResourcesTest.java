package io.sfsdk.testkit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.SchemaBuilder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class OrgResourcesTest {
    @Test
    void versionsNeedNoSessionAndCountForNothing(SimulatedOrg org) {
        HttpResponse<String> response = new OrgClient(org).withToken("none").get("/services/data");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Sforce-Limit-Info")).isEmpty();
        assertThat(OrgClient.list(response).get(0))
                .hasToString("{label=Summer '14, url=/services/data/v31.0, version=31.0}");
        assertThat(OrgClient.list(response).get(36))
                .hasToString("{label=Summer '26, url=/services/data/v67.0, version=67.0}");
    }

    @Test
    void theRootNamesResourcesAndTheIdentityByItsWholeUrl(SimulatedOrg org) {
        Map<String, Object> root = OrgClient.object(new OrgClient(org).get(""));

        assertThat(root).containsEntry("sobjects", "/services/data/v66.0/sobjects");
        assertThat(root.get("identity").toString()).startsWith(org.loginUrl() + "/id/");
    }

    @Test
    void retiredVersionsAreGoneOldOnesWarnAndComingOnesAreUnknown(SimulatedOrg org) {
        OrgClient client = new OrgClient(org);

        HttpResponse<String> retired = client.get("/services/data/v30.0/limits");
        HttpResponse<String> old = client.get("/services/data/v40.0/limits");
        HttpResponse<String> current = client.get("/services/data/v66.0/limits");
        HttpResponse<String> coming = client.get("/services/data/v99.0/limits");

        assertThat(retired.statusCode()).isEqualTo(410);
        assertThat(retired.body()).contains("GONE");
        assertThat(old.headers().firstValue("Warning").orElse("")).startsWith("299 - ");
        assertThat(current.headers().firstValue("Warning")).isEmpty();
        assertThat(coming.statusCode()).isEqualTo(404);
    }

    @Test
    void describesAreSharedByOneTagUntilTheSchemaChanges(SimulatedOrg org) {
        OrgClient client = new OrgClient(org);
        HttpResponse<String> account = client.get("/sobjects/Account/describe");
        String tag = account.headers().firstValue("ETag").orElseThrow();
        String date = account.headers().firstValue("Last-Modified").orElseThrow();

        assertThat(client.get("/sobjects/Contact/describe").headers().firstValue("ETag"))
                .contains(tag);
        assertThat(client.get("/sobjects/Contact/describe", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        assertThat(client.get("/sobjects", "If-Modified-Since", date).statusCode())
                .isEqualTo(304);

        org.clock().advance(Duration.ofMinutes(1));
        org.data()
                .alterSchema(SchemaBuilder.from(org.data().schema())
                        .field("Account", Field.builder("Rank__c", FieldType.INT))
                        .build());
        assertThat(client.get("/sobjects/Contact/describe", "If-Modified-Since", date)
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.get("/sobjects/Account/describe").body()).contains("\"Rank__c\"");
    }

    @Test
    void globalDescribeAndBasicInformationNest(SimulatedOrg org) {
        OrgClient client = new OrgClient(org);

        assertThat(OrgClient.object(client.get("/sobjects")).keySet())
                .containsExactly("encoding", "maxBatchSize", "sobjects");
        assertThat(OrgClient.object(client.get("/sobjects/Account")).keySet())
                .containsExactly("objectDescribe", "recentItems");
    }

    @Test
    void onlyWhatGetAndPostBringVariesByEncoding(SimulatedOrg org) {
        OrgClient client = new OrgClient(org);

        HttpResponse<String> created = client.send("POST", "/sobjects/Account", Map.of("Name", "Acme"));
        HttpResponse<String> updated = client.send(
                "PATCH",
                "/composite/sobjects",
                Map.of(
                        "records",
                        List.of(Map.of(
                                "attributes",
                                Map.of("type", "Account"),
                                "id",
                                OrgClient.object(created).get("id"),
                                "Name",
                                "Ace"))));

        assertThat(created.headers().firstValue("Vary")).contains("Accept-Encoding");
        assertThat(updated.statusCode()).isEqualTo(200);
        assertThat(updated.headers().firstValue("Vary")).isEmpty();
    }

    @Test
    void changedAndDeletedIdsAreToldForAWindow(SimulatedOrg org) {
        String kept = org.insert("Account", Map.of("Name", "A"));
        String deleted = org.insert("Account", Map.of("Name", "B"));
        org.delete(deleted);
        org.clock().advance(Duration.ofMinutes(5));
        String window = "/?start=2026-01-01T11%3A00%3A00%2B00%3A00&end=2026-01-01T12%3A04%3A00Z";
        OrgClient client = new OrgClient(org);

        assertThat(client.get("/sobjects/Account/updated" + window).body())
                .isEqualTo("{\"ids\":[\"" + kept + "\"],\"latestDateCovered\":\"2026-01-01T12:04:00.000+0000\"}");
        assertThat(OrgClient.object(client.get("/sobjects/Account/deleted" + window))
                        .keySet())
                .containsExactly("deletedRecords", "earliestDateAvailable", "latestDateCovered");
    }

    @Test
    void aRawPlusInADateIsNoDate(SimulatedOrg org) {
        HttpResponse<String> response = new OrgClient(org)
                .get("/sobjects/Account/updated?start=2026-01-01T11:00:00+00:00&end=2026-01-01T12:04:00Z");

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void objectsWithoutRowsAreLeftOutOfTheCount(SimulatedOrg org) {
        org.insert("Account", Map.of("Name", "A"));

        assertThat(new OrgClient(org)
                        .get("/limits/recordCount?sObjects=Account,Contact")
                        .body())
                .isEqualTo("{\"sObjects\":[{\"count\":1,\"name\":\"Account\"}]}");
    }

    @Test
    void reportedUsageFallsAsWellAsRises(SimulatedOrg org) {
        OrgClient client = new OrgClient(org);

        List<Integer> used = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String info = client.get("/limits")
                    .headers()
                    .firstValue("Sforce-Limit-Info")
                    .orElseThrow();
            assertThat(info).matches("api-usage=\\d+/100000");
            used.add(Integer.parseInt(info.substring(10, info.indexOf('/'))));
        }

        int falls = 0;
        for (int i = 1; i < used.size(); i++) {
            falls += used.get(i) < used.get(i - 1) ? 1 : 0;
        }
        assertThat(falls).isBetween(20, 60);
        assertThat(used.get(99)).isBetween(188, 200);
    }

    @Test
    void usageIsForgottenAfterADay(SimulatedOrg org) {
        org.addUsage(5_000);
        OrgClient client = new OrgClient(org);

        org.clock().advance(Duration.ofHours(23));
        assertThat(remaining(client, org)).isLessThan(96_000);
        org.clock().advance(Duration.ofHours(1));
        assertThat(remaining(client, org)).isGreaterThan(99_000);
    }

    @Test
    void theDailyLimitIsSoftUnlessToldOtherwise(SimulatedOrg org) {
        OrgClient client = new OrgClient(org);
        org.policies().rest(policy -> policy.withDailyLimit(50, false));

        assertThat(client.get("/limits").statusCode()).isEqualTo(200);
        org.policies().rest(policy -> policy.withDailyLimit(50, true));
        HttpResponse<String> refused = client.get("/limits");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("TotalRequests Limit exceeded.");
    }

    private static int remaining(OrgClient client, SimulatedOrg org) {
        Map<?, ?> limit =
                (Map<?, ?>) OrgClient.object(client.withToken(org.accessToken()).get("/limits"))
                        .get("DailyApiRequests");
        return ((Number) limit.get("Remaining")).intValue();
    }
}
