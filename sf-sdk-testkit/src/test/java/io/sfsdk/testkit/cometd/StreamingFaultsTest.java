package io.sfsdk.testkit.cometd;

import static io.sfsdk.testkit.cometd.BayeuxClient.at;
import static io.sfsdk.testkit.cometd.BayeuxClient.events;
import static io.sfsdk.testkit.cometd.BayeuxClient.payloads;
import static io.sfsdk.testkit.cometd.BayeuxClient.reply;
import static io.sfsdk.testkit.cometd.BayeuxClient.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Requests;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can go wrong with a subscription, on command. */
@ExtendWith(SimulatedOrgExtension.class)
class StreamingFaultsTest {
    private static final String DEMO = "/event/Demo__e";
    private static final String CONNECT = "/meta/connect";

    private SimulatedOrg org;
    private BayeuxClient client;

    @BeforeEach
    void start(SimulatedOrg started) {
        org = started;
        client = BayeuxClient.connected(started);
        client.subscribe(DEMO);
    }

    @Test
    void eventsOfALostAnswerAreGoneForTheClientAndKeptForItsSuccessor() {
        publish("a");
        org.streaming().cutDeliveries(1);
        Throwable lost = catchThrowable(client::connect);
        publish("b");

        List<Map<String, Object>> next = client.connect();
        client.subscribe(DEMO, -2);
        List<Map<String, Object>> replayed = client.connect();

        assertThat(lost).hasCauseInstanceOf(IOException.class);
        assertThat(payloads(next, "Text__c")).containsExactly("b");
        assertThat(payloads(replayed, "Text__c")).containsExactly("a", "b");
    }

    @Test
    void anAnswerWithoutEventsIsNotCut() {
        org.streaming().cutDeliveries(1);
        Map<String, Object> hasty = client.connectMessage();
        hasty.put("advice", Map.of("timeout", 0));

        assertThat(client.send(hasty).get(0)).containsEntry("successful", true);
    }

    @Test
    void aStalledConnectBringsNeitherEventsNorAnEnd() throws InterruptedException {
        CompletableFuture<List<Map<String, Object>>> poll = waiting();
        org.streaming().stall();
        publish("a");
        org.clock().advance(Duration.ofMinutes(10));
        boolean answered = poll.isDone();
        org.streaming().resume();

        assertThat(answered).isFalse();
        assertThat(payloads(result(poll), "Text__c")).containsExactly("a");
    }

    @Test
    void aForgottenClientIsUnknownWhereItWaitsAndWhereItComes() throws InterruptedException {
        CompletableFuture<List<Map<String, Object>>> poll = waiting();
        org.streaming().forgetClients();

        assertThat(result(poll).get(0)).containsEntry("error", "403::Unknown client");
        assertThat(client.subscribe(DEMO)).containsEntry("error", "403::Unknown client");
        assertThat(org.streaming().subscriptions()).isZero();
    }

    @Test
    void theOrgDisconnectsAClientThatWaits() throws InterruptedException {
        CompletableFuture<List<Map<String, Object>>> poll = waiting();
        org.streaming().disconnectClients();

        List<Map<String, Object>> frames = result(poll);

        assertThat(frames.get(0)).isEqualTo(Map.of("channel", "/meta/disconnect"));
        assertThat(frames.get(1))
                .containsEntry("channel", CONNECT)
                .containsEntry("successful", false)
                .containsEntry("error", "403::Unknown client")
                .containsEntry("advice", Map.of("interval", BigDecimal.ZERO, "reconnect", "none"));
    }

    @Test
    void anEventMayComeTwice() {
        org.events().deliverTwice(1);
        publish("a", "b");

        assertThat(payloads(client.connect(), "Text__c")).containsExactly("a", "a", "b");
    }

    @Test
    void anEventMayComeLate() {
        org.events().holdDeliveries();
        publish("a");
        Map<String, Object> hasty = client.connectMessage();
        hasty.put("advice", Map.of("timeout", 0));
        List<Map<String, Object>> meanwhile = client.send(hasty);
        org.events().releaseDeliveries();

        assertThat(events(meanwhile)).isEmpty();
        assertThat(payloads(client.connect(), "Text__c")).containsExactly("a");
    }

    @Test
    void afterAResetNoReplayIdIsGood() {
        publish("a");
        long before = org.events().replayIds(DEMO).get(0);
        org.events().resetStreams();
        publish("b");

        Map<String, Object> refused = client.subscribe(DEMO, before);

        assertThat((String) refused.get("error")).startsWith("400::The replayId {" + before + "} you provided was");
        assertThat(org.events().replayIds(DEMO)).hasSize(1).doesNotContain(before);
    }

    @Test
    void aHandshakeMayBeRefusedForAnyCause() {
        org.streaming().refuseHandshakes(1, CometdRefusal.TOO_BUSY);
        BayeuxClient other = new BayeuxClient(org);

        Map<String, Object> refused = other.handshake();
        Map<String, Object> accepted = other.handshake();

        assertThat(refused).containsEntry("error", "403::Handshake denied");
        assertThat(at(refused, "ext", "sfdc", "failureReason"))
                .isEqualTo("503::Server is too busy.  Please try your request again later.");
        assertThat(accepted).containsEntry("successful", true);
    }

    @Test
    void aBusyServerDisguisesItselfOnConnectAndSubscribe() {
        org.streaming().busyConnects(1);
        org.streaming().busySubscriptions(1);

        Map<String, Object> connect = client.connect().get(0);
        Map<String, Object> subscribe = client.subscribe(DEMO);

        assertThat(connect).containsEntry("error", "401::Authentication invalid");
        assertThat((String) at(connect, "ext", "sfdc", "failureReason")).startsWith("503::");
        assertThat(at(connect, "advice", "reconnect")).isEqualTo("none");
        assertThat(subscribe).containsEntry("error", "403:denied_by_security_policy:subscribe_denied");
        assertThat((String) at(subscribe, "ext", "sfdc", "failureReason")).startsWith("503::");
    }

    @Test
    void aSubscriptionMayBeRefusedForAnyCause() {
        org.streaming().refuseSubscriptions(1, "403::Restricted channel");

        assertThat(client.subscribe(DEMO)).containsEntry("error", "403::Restricted channel");
        assertThat(client.subscribe(DEMO)).containsEntry("successful", true);
    }

    @Test
    void faultsOfHttpStrikeHereToo() {
        org.faults().on(Requests.post("/cometd")).once(Answers.unavailable());

        assertThatThrownBy(client::connect).hasMessageStartingWith("503");
    }

    @Test
    void anOrgHasRoomForSoManyClients() {
        org.policies().events(policy -> policy.withLimits(policy.limits().withClients(1)));

        Map<String, Object> refused = new BayeuxClient(org).handshake();

        assertThat(at(refused, "ext", "sfdc", "failureReason"))
                .isEqualTo("403::Organization concurrent user limit exceeded");
    }

    @Test
    void whatIsBeyondTheDailyAllocationWaits() {
        org.policies().events(policy -> policy.withLimits(policy.limits().withDailyDeliveries(2)));
        publish("a", "b", "c");

        List<Map<String, Object>> first = client.connect();
        Map<String, Object> refused = reply(client.connect(), CONNECT);
        Map<String, Object> subscribe = client.subscribe(DEMO);
        org.clock().advance(Duration.ofHours(25));
        BayeuxClient later = BayeuxClient.connected(org);
        later.subscribe(DEMO, at(events(first).get(1), "data", "event", "replayId"));

        assertThat(payloads(first, "Text__c")).containsExactly("a", "b");
        assertThat(refused).containsEntry("error", "403::Organization total events daily limit exceeded");
        assertThat(subscribe).containsEntry("error", "403::Organization total events daily limit exceeded");
        assertThat(payloads(later.connect(), "Text__c")).containsExactly("c");
    }

    @Test
    void aSecondConnectOfAClientTakesThePlaceOfTheFirst() throws InterruptedException {
        CompletableFuture<List<Map<String, Object>>> first = waiting();

        CompletableFuture<List<Map<String, Object>>> second = client.connectLater();

        assertThatThrownBy(() -> result(first)).hasMessageContaining("408");
        publish("a");
        assertThat(payloads(result(second), "Text__c")).containsExactly("a");
    }

    private CompletableFuture<List<Map<String, Object>>> waiting() throws InterruptedException {
        CompletableFuture<List<Map<String, Object>>> poll = client.connectLater();
        assertThat(org.streaming().awaitWaiting(1, Duration.ofSeconds(10))).isTrue();
        return poll;
    }

    private void publish(String... texts) {
        for (String text : texts) {
            org.events().publish(DEMO, Map.of("Text__c", text));
        }
    }
}
