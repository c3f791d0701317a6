package io.sfsdk.testkit.cometd;

import static io.sfsdk.testkit.cometd.BayeuxClient.at;
import static io.sfsdk.testkit.cometd.BayeuxClient.events;
import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import io.sfsdk.testkit.events.EventPolicy.Behaviour;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Generic channels and the texts that are pushed to them. */
@ExtendWith(SimulatedOrgExtension.class)
class GenericChannelTest {
    private static final String CHANNEL = "/u/notices/Alerts";

    private SimulatedOrg org;
    private OrgClient rest;

    @BeforeEach
    void start(SimulatedOrg started) {
        org = started;
        rest = new OrgClient(started);
    }

    @Test
    void aPushReachesAllWhoListenAndTellsNoCount() {
        String id = create();
        BayeuxClient client = BayeuxClient.connected(org);
        client.subscribe(CHANNEL);

        HttpResponse<String> pushed = push(id, Map.of("payload", "hello"));

        List<Map<String, Object>> told = events(client.connect());
        assertThat(pushed.body()).isEqualTo("[{\"fanoutCount\":-1,\"userOnlineStatus\":{}}]");
        assertThat(told).hasSize(1);
        assertThat(told.get(0)).containsEntry("channel", CHANNEL);
        assertThat(at(told.get(0), "data", "payload")).isEqualTo("hello");
        assertThat(at(told.get(0), "data", "event", "createdDate")).isEqualTo("2026-01-01T12:00:00.000Z");
    }

    @Test
    void aPushToUsersTellsWhoIsOnline() {
        String id = create();
        String absent = "005000000000001AAA";
        BayeuxClient client = BayeuxClient.connected(org);
        client.subscribe(CHANNEL);

        HttpResponse<String> pushed = push(id, Map.of("payload", "a", "userIds", List.of(org.userId(), absent)));
        push(id, Map.of("payload", "b", "userIds", List.of(absent)));

        assertThat(OrgClient.list(pushed).get(0).toString()).startsWith("{fanoutCount=1, ");
        assertThat(at(OrgClient.list(pushed).get(0), "userOnlineStatus"))
                .isEqualTo(Map.of(org.userId(), true, absent, false));
        assertThat(events(client.connect()))
                .extracting(event -> at(event, "data", "payload"))
                .containsExactly("a");
    }

    @Test
    void whoListensCanBeAsked() {
        String id = create();
        BayeuxClient.connected(org).subscribe(CHANNEL);

        HttpResponse<String> online = rest.get("/sobjects/StreamingChannel/" + id + "/push");

        assertThat(OrgClient.object(online))
                .isEqualTo(Map.of("OnlineUserIds", List.of(org.userId()), "ChannelName", CHANNEL));
    }

    @Test
    void aPushOfMoreThan3000CharactersIsRefusedWithAllOthers() {
        String id = create();
        List<Map<String, Object>> pushes = List.of(Map.of("payload", "fine"), Map.of("payload", "x".repeat(3001)));

        HttpResponse<String> refused =
                rest.send("POST", "/sobjects/StreamingChannel/" + id + "/push", Map.of("pushEvents", pushes));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(org.events().replayIds(CHANNEL)).isEmpty();
    }

    @Test
    void anUnknownChannelIsRefused() {
        create();
        BayeuxClient client = BayeuxClient.connected(org);

        assertThat(client.subscribe("/u/other")).containsEntry("error", "404::Unknown channel");
        assertThat(client.subscribe("/u/Notices/alerts"))
                .containsEntry("error", "404::channel names may not vary only by case");
    }

    @Test
    void aSubscriptionMayCreateItsChannel() {
        org.policies().events(policy -> policy.with(Behaviour.CREATES_CHANNELS));

        Map<String, Object> reply = BayeuxClient.connected(org).subscribe("/u/new");

        assertThat(reply).containsEntry("successful", true);
        assertThat(org.query("SELECT Name FROM StreamingChannel")).containsExactly(Map.of("Name", "/u/new"));
    }

    private String create() {
        HttpResponse<String> created = rest.send("POST", "/sobjects/StreamingChannel", Map.of("Name", CHANNEL));
        return (String) OrgClient.object(created).get("id");
    }

    private HttpResponse<String> push(String id, Map<String, Object> event) {
        return rest.send("POST", "/sobjects/StreamingChannel/" + id + "/push", Map.of("pushEvents", List.of(event)));
    }
}
