package io.sfsdk.testkit.cometd;

import static io.sfsdk.testkit.cometd.BayeuxClient.payloads;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.events.EventLimits;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code /limits} tells of events is what happened, and the hour's allocation of published ones is kept. */
class EventAllocationTest {
    private static final String DEMO = "/event/Demo__e";

    private final SimulatedOrg org = SimulatedOrg.start();
    private final OrgClient rest = new OrgClient(org);

    @AfterEach
    void close() {
        org.close();
        assertThat(org.defects()).isEmpty();
    }

    @Test
    void publishedEventsAreToldForAnHourAndDeliveredOnesForADay() {
        org.events().publish(DEMO, Map.of("Text__c", "one"));
        org.events().publish(DEMO, Map.of("Text__c", "two"));
        BayeuxClient.told(org, DEMO, -2);
        BayeuxClient.told(org, DEMO, -2);

        assertThat(remaining("HourlyPublishedPlatformEvents")).isEqualTo(50_000 - 2);
        assertThat(remaining("DailyDeliveredPlatformEvents")).isEqualTo(10_000 - 4);
        org.clock().advance(Duration.ofMinutes(62));
        assertThat(remaining("HourlyPublishedPlatformEvents")).isEqualTo(50_000);
        assertThat(remaining("DailyDeliveredPlatformEvents")).isEqualTo(10_000 - 4);
        org.clock().advance(Duration.ofHours(24));
        assertThat(remaining("DailyDeliveredPlatformEvents")).isEqualTo(10_000);
    }

    @Test
    void topicsAndGenericEventsAreToldByThemselves() {
        org.insert(
                "PushTopic",
                Map.of("Name", "Sites", "Query", "SELECT Id FROM Account", "ApiVersion", BigDecimal.valueOf(66)));
        org.insert("StreamingChannel", Map.of("Name", "/u/notices"));
        org.insert("Account", Map.of("Name", "Acme"));
        org.events().push("/u/notices", "hello", Set.of());
        BayeuxClient.told(org, "/topic/Sites", -2);
        BayeuxClient.told(org, "/u/notices", -2);

        assertThat(remaining("DailyStreamingApiEvents")).isEqualTo(9_999);
        assertThat(remaining("DailyDurableGenericStreamingApiEvents")).isEqualTo(9_999);
        assertThat(remaining("DailyDeliveredPlatformEvents")).isEqualTo(10_000);
    }

    @Test
    void connectedClientsAreTold() {
        BayeuxClient client = BayeuxClient.connected(org);

        assertThat(remaining("StreamingApiConcurrentClients")).isEqualTo(999);
        client.disconnect();
        assertThat(remaining("StreamingApiConcurrentClients")).isEqualTo(1_000);
    }

    @Test
    void theMonthHasAnotherNameInOlderVersions() {
        assertThat(OrgClient.object(rest.get("/limits"))).containsKey("MonthlyPlatformEventsUsageEntitlement");
        HttpResponse<String> older =
                rest.exchange(HttpRequest.newBuilder(URI.create(org.instanceUrl() + "/services/data/v47.0/limits"))
                        .header("Authorization", "Bearer " + org.accessToken())
                        .build());
        assertThat(OrgClient.object(older)).containsKey("MonthlyPlatformEvents");
    }

    @Test
    void whatIsMoreThanTheHourAllowsIsRefusedOverRestAndSoapAndByTheRestOfATransaction() {
        org.policies().events(policy -> policy.withLimits(EventLimits.standard().withHourlyPublished(2)));
        rest.send("POST", "/sobjects/Demo__e", Map.of("Text__c", "one"));

        HttpResponse<String> both =
                rest.send("POST", "/composite/sobjects", Map.of("records", List.of(event("two"), event("three"))));
        HttpResponse<String> refused = rest.send("POST", "/sobjects/Demo__e", Map.of("Text__c", "four"));
        HttpResponse<String> soap = create("five");

        assertThat(both.body()).contains("OPERATION_ENQUEUED").contains("LIMIT_EXCEEDED");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"errorCode\":\"LIMIT_EXCEEDED\"");
        assertThat(soap.body()).contains("<statusCode>LIMIT_EXCEEDED</statusCode>");
        assertThatThrownBy(() -> org.events().publish(DEMO, Map.of("Text__c", "six")))
                .hasMessageContaining("LIMIT_EXCEEDED");
        assertThat(remaining("HourlyPublishedPlatformEvents")).isZero();
        org.clock().advance(Duration.ofMinutes(62));
        org.events().publish(DEMO, Map.of("Text__c", "seven"));
        assertThat(payloads(BayeuxClient.told(org, DEMO, -2), "Text__c")).containsExactly("one", "two", "seven");
    }

    private static Map<String, Object> event(String text) {
        return Map.of("attributes", Map.of("type", "Demo__e"), "Text__c", text);
    }

    private HttpResponse<String> create(String text) {
        String envelope = "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:p=\"urn:partner.soap.sforce.com\"><e:Header><p:SessionHeader><p:sessionId>"
                + org.accessToken() + "</p:sessionId></p:SessionHeader></e:Header><e:Body><p:create><p:sObjects>"
                + "<so:type xmlns:so=\"urn:sobject.partner.soap.sforce.com\">Demo__e</so:type><Text__c>" + text
                + "</Text__c></p:sObjects></p:create></e:Body></e:Envelope>";
        return rest.exchange(HttpRequest.newBuilder(URI.create(org.instanceUrl() + "/services/Soap/u/66.0"))
                .header("Content-Type", "text/xml; charset=UTF-8")
                .header("SOAPAction", "\"\"")
                .POST(HttpRequest.BodyPublishers.ofString(envelope))
                .build());
    }

    private int remaining(String key) {
        Object entry = OrgClient.object(new OrgClient(org).get("/limits")).get(key);
        return ((BigDecimal) ((Map<?, ?>) entry).get("Remaining")).intValueExact();
    }
}
