package io.sfsdk.testkit.cometd;

import static io.sfsdk.testkit.cometd.BayeuxClient.at;
import static io.sfsdk.testkit.cometd.BayeuxClient.events;
import static io.sfsdk.testkit.cometd.BayeuxClient.payloads;
import static io.sfsdk.testkit.cometd.BayeuxClient.reply;
import static io.sfsdk.testkit.cometd.BayeuxClient.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A platform event from its creation to its subscriber. */
class PlatformEventTest {
    private static final String DEMO = "/event/Demo__e";

    private final SimulatedOrg org = SimulatedOrg.start();

    @AfterEach
    void close() {
        org.close();
        assertThat(org.defects()).isEmpty();
    }

    @Test
    void anEventCreatedOverRestReachesAClientThatWaits() throws InterruptedException {
        BayeuxClient client = BayeuxClient.connected(org);
        client.subscribe(DEMO);
        CompletableFuture<List<Map<String, Object>>> poll = client.connectLater();
        assertThat(org.streaming().awaitWaiting(1, Duration.ofSeconds(10))).isTrue();

        HttpResponse<String> created = new OrgClient(org).send("POST", "/sobjects/Demo__e", Map.of("Text__c", "hello"));

        List<Map<String, Object>> frames = result(poll);
        assertThat(created.statusCode()).isEqualTo(201);
        Map<String, Object> error = list(OrgClient.object(created), "errors").get(0);
        assertThat(error).containsEntry("statusCode", "OPERATION_ENQUEUED");
        Map<String, Object> event = events(frames).get(0);
        assertThat(event).containsEntry("channel", DEMO);
        assertThat(at(event, "data", "payload"))
                .isEqualTo(Map.of(
                        "CreatedDate", "2026-01-01T12:00:00.000Z", "CreatedById", org.userId(), "Text__c", "hello"));
        assertThat(at(event, "data", "event", "EventUuid")).isEqualTo(error.get("message"));
        assertThat((String) at(event, "data", "schema")).hasSize(22);
        assertThat(reply(frames, "/meta/connect")).containsEntry("successful", true);
    }

    @Test
    void aNewSubscriberHearsOnlyWhatComesLater() {
        org.events().publish(DEMO, Map.of("Text__c", "before"));
        BayeuxClient client = BayeuxClient.connected(org);
        client.subscribe(DEMO, -1);
        org.events().publish(DEMO, Map.of("Text__c", "after"));

        List<Map<String, Object>> frames = client.connect();

        assertThat(payloads(frames, "Text__c")).containsExactly("after");
    }

    @Test
    void aSubscriberAtTheStartHearsAllThatIsKeptInOrder() {
        publish("a", "b", "c");
        BayeuxClient client = BayeuxClient.connected(org);
        client.subscribe(DEMO, -2);

        List<Map<String, Object>> frames = client.connect();

        assertThat(payloads(frames, "Text__c")).containsExactly("a", "b", "c");
    }

    @Test
    void aSubscriberAtAReplayIdHearsWhatFollowsIt() {
        publish("a", "b", "c");
        BayeuxClient client = BayeuxClient.connected(org);
        client.subscribe(DEMO, org.events().replayIds(DEMO).get(0));

        List<Map<String, Object>> frames = client.connect();

        assertThat(payloads(frames, "Text__c")).containsExactly("b", "c");
    }

    @Test
    void replayIdsGrowAndLeaveHoles() {
        publish("a", "b", "c", "d", "e");

        List<Long> ids = org.events().replayIds(DEMO);

        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(ids.get(4) - ids.get(0)).isGreaterThan(4);
    }

    @Test
    void anEventIsKeptForThreeDays() {
        publish("old");
        org.clock().advance(Duration.ofHours(71));
        publish("young");
        org.clock().advance(Duration.ofHours(2));
        BayeuxClient client = BayeuxClient.connected(org);
        client.subscribe(DEMO, -2);

        List<Map<String, Object>> frames = client.connect();

        assertThat(payloads(frames, "Text__c")).containsExactly("young");
    }

    @Test
    void aReplayIdThatIsNoLongerKeptIsRefused() {
        publish("old");
        long id = org.events().replayIds(DEMO).get(0);
        org.clock().advance(Duration.ofHours(73));
        BayeuxClient client = BayeuxClient.connected(org);

        Map<String, Object> refused = client.subscribe(DEMO, id);

        assertThat(refused)
                .containsEntry("successful", false)
                .containsEntry("subscription", DEMO)
                .containsEntry(
                        "error",
                        "400::The replayId {" + id + "} you provided was invalid.  Please provide a valid ID, -2 to"
                                + " replay all events, or -1 to replay only new events.");
    }

    @Test
    void aReplayMapWithoutTheChannelIsRefused() {
        BayeuxClient client = BayeuxClient.connected(org);
        Map<String, Object> message = client.subscribeMessage(DEMO);
        message.put("ext", Map.of("replay", Map.of()));

        Map<String, Object> refused = client.send(message).get(0);

        assertThat((String) refused.get("error"))
                .startsWith("400::The replayId for channel {/event/Demo__e} wasn't found using the provided replay ID"
                        + " map {{}}.");
    }

    @Test
    void aRefusedEventReachesNobody() {
        HttpResponse<String> refused =
                new OrgClient(org).send("POST", "/sobjects/Demo__e", Map.of("Text__c", "x".repeat(256)));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(org.events().replayIds(DEMO)).isEmpty();
    }

    @Test
    void eventsOfACallThatIsRolledBackReachNobody() {
        Map<String, Object> good = Map.of("attributes", Map.of("type", "Demo__e"), "Text__c", "good");
        Map<String, Object> bad = Map.of("attributes", Map.of("type", "Account"));

        HttpResponse<String> answer = new OrgClient(org)
                .send("POST", "/composite/sobjects", Map.of("allOrNone", true, "records", List.of(good, bad)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(org.events().replayIds(DEMO)).isEmpty();
    }

    @Test
    void theApiVersionOfTheClientShapesItsEvents() {
        publish("a");
        BayeuxClient client = new BayeuxClient(org).at("/cometd/40.0");
        client.handshake();
        client.subscribe(DEMO, -2);

        Map<String, Object> event = events(client.connect()).get(0);

        assertThat(at(event, "data", "payload", "CreatedDate")).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(((Map<?, ?>) at(event, "data", "event")).keySet()).isEqualTo(Set.of("replayId"));
        assertThat(at(event, "data", "event", "replayId"))
                .isEqualTo(BigDecimal.valueOf(org.events().replayIds(DEMO).get(0)));
    }

    private void publish(String... texts) {
        for (String text : texts) {
            org.events().publish(DEMO, Map.of("Text__c", text));
        }
    }

    @SuppressWarnings("unchecked") // what the reader makes of a JSON array of objects
    private static List<Map<String, Object>> list(Map<String, Object> object, String name) {
        return (List<Map<String, Object>>) object.get(name);
    }
}
