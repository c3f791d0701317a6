package io.sfsdk.testkit.cometd;

import static io.sfsdk.testkit.cometd.BayeuxClient.at;
import static io.sfsdk.testkit.cometd.BayeuxClient.reply;
import static io.sfsdk.testkit.cometd.BayeuxClient.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import io.sfsdk.testkit.events.EventPolicy;
import java.math.BigDecimal;
import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client from its handshake to its end. */
@ExtendWith(SimulatedOrgExtension.class)
class ClientTest {
    private static final String CONNECT = "/meta/connect";
    private static final Duration SOON = Duration.ofSeconds(10);

    private SimulatedOrg org;

    @BeforeEach
    void start(SimulatedOrg started) {
        this.org = started;
    }

    @Test
    void aHandshakeGivesAClientAndTwoCookies() {
        BayeuxClient client = new BayeuxClient(org);

        Map<String, Object> reply = client.handshake();

        assertThat(reply)
                .containsEntry("successful", true)
                .containsEntry("version", "1.0")
                .containsEntry("supportedConnectionTypes", List.of("long-polling"))
                .containsEntry("ext", Map.of("replay", true, "payload.format", true))
                .containsEntry("id", "1")
                .doesNotContainKey("advice");
        assertThat(client.clientId()).hasSize(28);
        assertThat(client.jar().getCookieStore().getCookies())
                .extracting(HttpCookie::getName)
                .contains("BAYEUX_BROWSER", "sfdc-stream");
        assertThat(org.streaming().connected()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cometd/66.0", "/cometd/66.0/", "/cometd/66.0/handshake", "/cometd/replay/37.0"})
    void theChannelMayBeToldByThePathToo(String path) {
        BayeuxClient client = new BayeuxClient(org).at(path);

        Map<String, Object> reply = client.handshake();

        assertThat(reply).containsEntry("successful", true);
    }

    @Test
    void aBareObjectIsAnArrayOfOne() {
        HttpResponse<String> answer = new BayeuxClient(org).post("{\"channel\":\"/meta/handshake\",\"id\":\"1\"}");

        assertThat(answer.body()).startsWith("[{").contains("\"successful\":true");
    }

    @Test
    void anUnknownTokenIsRefusedWithTheTrueCauseInside() {
        BayeuxClient client = new BayeuxClient(org).authorizedBy("Bearer nonsense");

        Map<String, Object> reply = client.handshake();

        assertThat(reply).containsEntry("successful", false).containsEntry("error", "403::Handshake denied");
        assertThat(at(reply, "ext", "sfdc", "failureReason")).isEqualTo("401::Authentication invalid");
        assertThat(at(reply, "advice", "reconnect")).isEqualTo("none");
    }

    @Test
    void aMissingTokenIsRefusedWithTheTrueCauseInside() {
        BayeuxClient client = new BayeuxClient(org).authorizedBy(null);

        Map<String, Object> reply = client.handshake();

        assertThat(at(reply, "ext", "sfdc", "failureReason")).isEqualTo("401::Request requires authentication");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OAuth ", "Bearer ", ""})
    void aTokenComesWithEitherSchemeOrBare(String scheme) {
        BayeuxClient client = new BayeuxClient(org).authorizedBy(scheme + org.accessToken());

        assertThat(client.handshake()).containsEntry("successful", true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cometd", "/cometd/", "/cometd/handshake"})
    void aPathWithoutAVersionIsRefused(String path) {
        HttpResponse<String> answer = new BayeuxClient(org).at(path).post("[]");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("400::API version in the URI is mandatory. URI format: '/cometd/NN.0'");
    }

    @Test
    void anOldVersionIsRefused() {
        HttpResponse<String> answer = new BayeuxClient(org).at("/cometd/36.0").post("[]");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("400::Unsupported API version. Only API versions '37.0' and later are supported. URI format:"
                        + " '/cometd/NN.0'");
    }

    @Test
    void aRequestOfMoreThan32KilobytesIsRefused() {
        HttpResponse<String> answer = new BayeuxClient(org).post(" ".repeat(32_767) + "[]");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).isEqualTo("413 Maximum Request Size Exceeded");
    }

    @Test
    void theFirstConnectIsAnsweredAtOnceWithAdvice() {
        BayeuxClient client = new BayeuxClient(org);
        client.handshake();

        List<Map<String, Object>> frames = client.connect();

        assertThat(frames).hasSize(1);
        assertThat(frames.get(0)).containsEntry("successful", true);
        assertThat(at(frames.get(0), "advice"))
                .isEqualTo(Map.of(
                        "interval", BigDecimal.ZERO, "timeout", BigDecimal.valueOf(110_000), "reconnect", "retry"));
    }

    @Test
    void anIdleConnectIsAnsweredAfter110SecondsOfTheOrgsTime() throws InterruptedException {
        BayeuxClient client = BayeuxClient.connected(org);
        CompletableFuture<List<Map<String, Object>>> poll = waiting(client);
        org.clock().advance(Duration.ofSeconds(109));
        boolean early = poll.isDone();
        org.clock().advance(Duration.ofSeconds(1));

        List<Map<String, Object>> frames = result(poll);

        assertThat(early).isFalse();
        assertThat(frames).hasSize(1);
        assertThat(frames.get(0)).containsEntry("successful", true).doesNotContainKey("advice");
    }

    @Test
    void aConnectThatAsksForHasteIsAnsweredAtOnce() {
        BayeuxClient client = BayeuxClient.connected(org);

        List<Map<String, Object>> frames = client.connectInHaste();

        assertThat(frames.get(0)).containsEntry("successful", true);
    }

    @Test
    void aClientThatStaysAwayFor40SecondsIsForgotten() {
        BayeuxClient client = BayeuxClient.connected(org);
        org.clock().advance(Duration.ofSeconds(41));

        Map<String, Object> reply = client.connect().get(0);

        assertThat(reply).containsEntry("successful", false).containsEntry("error", "403::Unknown client");
        assertThat(at(reply, "advice", "reconnect")).isEqualTo("handshake");
        assertThat(org.streaming().connected()).isZero();
    }

    @Test
    void aMessageWithoutAClientIsRefused() {
        BayeuxClient client = new BayeuxClient(org);

        Map<String, Object> reply = client.subscribe("/event/Demo__e");

        assertThat(reply).containsEntry("error", "403::Client has not completed handshake");
    }

    @Test
    void aClientWithoutItsBrowserCookieIsRefused() {
        BayeuxClient client = BayeuxClient.connected(org);
        client.jar().getCookieStore().removeAll();

        Map<String, Object> reply = client.connect().get(0);

        assertThat(reply)
                .containsEntry(
                        "error",
                        "400::Client " + client.clientId()
                                + " has established a session, but no BAYEUX_BROWSER cookie present");
    }

    @Test
    void aRoutingCookieThatWasCodedAnewLeadsToANodeWithoutTheClient() {
        BayeuxClient client = BayeuxClient.connected(org);
        client.jar().getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("sfdc-stream"))
                .forEach(cookie -> cookie.setValue(cookie.getValue().replace("+", "%2B")));

        Map<String, Object> reply = client.connect().get(0);

        assertThat(reply).containsEntry("error", "403::Unknown client");
    }

    @Test
    void aSecondClientOfACookieJarPollsEveryTwoSeconds() throws InterruptedException {
        BayeuxClient first = BayeuxClient.connected(org);
        BayeuxClient second = new BayeuxClient(org, first.jar());
        second.handshake();
        second.connect();
        CompletableFuture<List<Map<String, Object>>> unused = waiting(first);

        Map<String, Object> reply = second.connect().get(0);

        assertThat(reply).containsEntry("successful", true);
        assertThat(at(reply, "advice"))
                .isEqualTo(
                        Map.of("interval", BigDecimal.valueOf(2_000), "multiple-clients", true, "reconnect", "retry"));
    }

    @Test
    void aTokenThatEndsIsToldByTheNextConnect() {
        BayeuxClient client = BayeuxClient.connected(org);
        org.expireSessions();

        Map<String, Object> reply = client.connect().get(0);

        assertThat(reply).containsEntry("successful", false).containsEntry("error", "401::Authentication invalid");
        assertThat(at(reply, "advice", "reconnect")).isEqualTo("none");
    }

    @Test
    void aPollThatWaitsEndsWithItsSession() throws InterruptedException {
        BayeuxClient client = BayeuxClient.connected(org);
        client.subscribe("/event/Demo__e");
        CompletableFuture<List<Map<String, Object>>> poll = client.connectLater();
        assertThat(org.streaming().awaitWaiting(1, Duration.ofSeconds(10))).isTrue();

        org.expireSessions();

        Map<String, Object> reply = BayeuxClient.result(poll).get(0);
        assertThat(reply).containsEntry("successful", false).containsEntry("error", "401::Authentication invalid");
        assertThat(at(reply, "advice", "reconnect")).isEqualTo("none");
    }

    @Test
    void anOrgMayNoticeAnEndedSessionLater() throws InterruptedException {
        org.policies().events(policy -> policy.without(EventPolicy.Behaviour.NOTICES_ENDED_SESSIONS));
        BayeuxClient client = BayeuxClient.connected(org);
        client.subscribe("/event/Demo__e");
        CompletableFuture<List<Map<String, Object>>> poll = client.connectLater();
        assertThat(org.streaming().awaitWaiting(1, Duration.ofSeconds(10))).isTrue();

        org.expireSessions();
        org.events().publish("/event/Demo__e", Map.of("Text__c", "late"));

        assertThat(BayeuxClient.payloads(BayeuxClient.result(poll), "Text__c")).containsExactly("late");
    }

    @Test
    void aTokenThatEndsDeniesSubscriptions() {
        BayeuxClient client = BayeuxClient.connected(org);
        org.expireSessions();

        Map<String, Object> reply = client.subscribe("/event/Demo__e");

        assertThat(reply).containsEntry("error", "403:denied_by_security_policy:subscribe_denied");
        assertThat(at(reply, "ext", "sfdc", "failureReason")).isEqualTo("401::Authentication invalid");
    }

    @Test
    void aTokenOfAnotherUserIsRefused() {
        BayeuxClient client = BayeuxClient.connected(org);
        String admin = (String) org.query("SELECT Id FROM User WHERE Username != '" + org.username() + "'")
                .get(0)
                .get("Id");

        Map<String, Object> reply = client.authorizedBy("Bearer " + org.accessToken(admin))
                .connect()
                .get(0);

        assertThat(reply).containsEntry("error", "400::Authenticated user id does not match the session's user id");
    }

    @Test
    void aConnectionTypeOtherThanLongPollingIsRefused() {
        BayeuxClient client = BayeuxClient.connected(org);
        Map<String, Object> message = client.connectMessage();
        message.put("connectionType", "websocket");

        Map<String, Object> reply = client.send(message).get(0);

        assertThat(reply).containsEntry("error", "400::Invalid connection type {websocket}");
    }

    @Test
    void aClientThatDisconnectsFreesItsPlaceAndItsConnect() throws InterruptedException {
        BayeuxClient client = BayeuxClient.connected(org);
        CompletableFuture<List<Map<String, Object>>> poll = waiting(client);

        Map<String, Object> reply = client.disconnect();

        assertThat(reply).containsEntry("successful", true);
        assertThat(at(reply(result(poll), CONNECT), "advice", "reconnect")).isEqualTo("none");
        assertThat(org.streaming().connected()).isZero();
    }

    @Test
    void aChannelThatDoesNotExistIsRefused() {
        BayeuxClient client = BayeuxClient.connected(org);

        Map<String, Object> reply = client.subscribe("/event/Nothing__e");

        assertThat(reply)
                .containsEntry(
                        "error", "400::The channel you requested to subscribe to does not exist {/event/Nothing__e}");
    }

    @Test
    void aChannelWithoutANameOrALeadingSlashIsRefused() {
        BayeuxClient client = BayeuxClient.connected(org);

        assertThat(client.subscribe("")).containsEntry("error", "400::Channel name not specified");
        assertThat(client.subscribe("event"))
                .containsEntry("error", "400::Channel subscriptions must start with a leading '/'");
    }

    @Test
    void afterUnsubscribingNothingIsTold() {
        BayeuxClient client = BayeuxClient.connected(org);
        client.subscribe("/event/Demo__e");

        Map<String, Object> reply = client.unsubscribe("/event/Demo__e");

        assertThat(reply).containsEntry("successful", true).containsEntry("subscription", "/event/Demo__e");
        assertThat(org.streaming().subscriptions()).isZero();
    }

    private CompletableFuture<List<Map<String, Object>>> waiting(BayeuxClient client) throws InterruptedException {
        CompletableFuture<List<Map<String, Object>>> poll = client.connectLater();
        assertThat(org.streaming().awaitWaiting(1, SOON)).isTrue();
        return poll;
    }
}
