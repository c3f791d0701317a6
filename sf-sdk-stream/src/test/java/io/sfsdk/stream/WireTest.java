package io.sfsdk.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.error.ApiException;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.TransportException;
import io.sfsdk.event.EventConnection;
import io.sfsdk.event.ReplayId;
import io.sfsdk.event.ReplayPosition;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Single exchanges on the wire. */
class WireTest {
    private static final String CHANNEL = "/event/Order__e";

    private final ScriptedServer server = new ScriptedServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aSessionIsAHandshakeASubscriptionWithItsReplayIdAndAPollThatDoesNotWait() {
        server.opens();

        try (EventConnection connection =
                server.events().open(CHANNEL, ReplayPosition.after(new ReplayId("9007199254740993")))) {
            assertThat(connection.openedAt()).isNotNull();
        }

        assertThat(server.requests()).extracting(ScriptedServer.Seen::path).containsOnly("/cometd/66.0");
        assertThat(server.requests())
                .extracting(ScriptedServer.Seen::body)
                .containsExactly(
                        "[{\"channel\":\"/meta/handshake\",\"id\":\"1\",\"version\":\"1.0\",\"minimumVersion\":\"1.0\","
                                + "\"supportedConnectionTypes\":[\"long-polling\"],\"ext\":{\"replay\":true}}]",
                        "[{\"channel\":\"/meta/subscribe\",\"id\":\"2\",\"clientId\":\"c1\",\"subscription\":\""
                                + CHANNEL + "\",\"ext\":{\"replay\":{\"" + CHANNEL + "\":9007199254740993}}}]",
                        "[{\"channel\":\"/meta/connect\",\"id\":\"3\",\"clientId\":\"c1\","
                                + "\"connectionType\":\"long-polling\",\"advice\":{\"timeout\":0}}]",
                        "[{\"channel\":\"/meta/disconnect\",\"id\":\"4\",\"clientId\":\"c1\"}]");
    }

    @Test
    void theKeyOfTheReplayMapIsTheChannelWithoutItsFilter() {
        server.opens();

        server.events()
                .open("/topic/Open?Status__c=New", ReplayPosition.earliest())
                .close();

        assertThat(server.requests().get(1).body())
                .contains("\"subscription\":\"/topic/Open?Status__c=New\"")
                .contains("{\"/topic/Open\":-2}");
    }

    @Test
    void cookiesGoBackByteForByteAndEachSessionHasItsOwn() {
        server.says(
                        ScriptedServer.SHOOK,
                        "BAYEUX_BROWSER=a+b/c!d==; Path=/; HttpOnly",
                        "sfdc-stream=!x=; Max-Age=10800")
                .says(ScriptedServer.SUBSCRIBED, "sfdc-stream=; Max-Age=0", "BrowserId=z")
                .says(ScriptedServer.CONNECTED)
                .opens();

        server.events().open(CHANNEL, ReplayPosition.latest()).close();
        server.events().open(CHANNEL, ReplayPosition.latest()).close();

        assertThat(server.requests().get(0).cookie()).isEmpty();
        assertThat(server.requests().get(1).cookie()).isEqualTo("BAYEUX_BROWSER=a+b/c!d==; sfdc-stream=!x=");
        assertThat(server.requests().get(2).cookie()).isEqualTo("BAYEUX_BROWSER=a+b/c!d==; BrowserId=z");
        assertThat(server.requests().get(4).cookie()).isEmpty();
    }

    @Test
    void theServersIntervalIsObeyedBeforeTheNextPoll() {
        server.says(ScriptedServer.SHOOK)
                .says(ScriptedServer.SUBSCRIBED)
                .says(ScriptedServer.CONNECTED.replace("\"interval\":0", "\"interval\":2000,\"multiple-clients\":true"))
                .says(ScriptedServer.CONNECTED);

        try (EventConnection connection = server.events().open(CHANNEL, ReplayPosition.latest())) {
            connection.next(10);
        }

        assertThat(server.pauses()).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void nothingIsPolledWhileEventsWaitToBeAskedFor() {
        server.opens()
                .says("[" + event(7) + "," + event(8) + ",{\"channel\":\"/meta/connect\",\"successful\":true},"
                        + event(9) + "]");

        try (EventConnection connection = server.events().open(CHANNEL, ReplayPosition.latest())) {
            assertThat(connection.next(2).events())
                    .extracting(e -> e.replayId().value())
                    .containsExactly("7", "8");
            int polls = server.requests().size();
            assertThat(connection.next(2).events())
                    .extracting(e -> e.replayId().value())
                    .containsExactly("9");
            assertThat(server.requests()).hasSize(polls);
        }
    }

    @Test
    void eventsBesideTheSubscriptionsReplyAreNotLost() {
        server.says(ScriptedServer.SHOOK)
                .says(ScriptedServer.SUBSCRIBED.replace("[{", "[" + event(5) + ",{"))
                .says(ScriptedServer.CONNECTED);

        try (EventConnection connection = server.events().open(CHANNEL, ReplayPosition.earliest())) {
            assertThat(connection.next(10).events()).hasSize(1);
        }
    }

    @Test
    void theServersOwnDisconnectEndsTheSessionBehindTheEventsThatCameWithIt() {
        server.opens()
                .says("[" + event(7)
                        + ",{\"channel\":\"/meta/disconnect\"},{\"clientId\":\"c1\",\"advice\":{\"interval\":0,\"reconnect\":\"none\"},\"channel\":\"/meta/connect\",\"id\":\"4\",\"error\":\"403::Unknown"
                        + " client\",\"successful\":false}]");

        try (EventConnection connection = server.events().open(CHANNEL, ReplayPosition.latest())) {
            assertThat(connection.next(10).events()).hasSize(1);
            assertThatThrownBy(() -> connection.next(10))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            e -> assertThat(e.retryability()).isEqualTo(Retryability.AFTER_DELAY));
        }
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void halfAnAnswerGivesNoneOfItsEvents() {
        server.opens().says("[" + event(7) + ",{\"channel\":\"/meta/con");

        try (EventConnection connection = server.events().open(CHANNEL, ReplayPosition.latest())) {
            assertThatThrownBy(() -> connection.next(10))
                    .isInstanceOfAny(ProtocolException.class, TransportException.class);
        }
    }

    @Test
    void aTokenThatIsNoLongerTakenIsRenewedForTheNextSession() {
        server.opens()
                .says(
                        "[{\"clientId\":\"c1\",\"advice\":{\"reconnect\":\"none\"},\"channel\":\"/meta/connect\",\"id\":\"4\",\"error\":\"401::Authentication"
                                + " invalid\",\"successful\":false}]")
                .opens();
        var events = server.events();

        try (EventConnection connection = events.open(CHANNEL, ReplayPosition.latest())) {
            assertThatThrownBy(() -> connection.next(10))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            e -> assertThat(e.retryability()).isEqualTo(Retryability.AFTER_LOGIN));
        }
        events.open(CHANNEL, ReplayPosition.latest()).close();

        assertThat(server.logins()).isEqualTo(2);
        assertThat(server.requests().get(5).authorization()).isEqualTo("Bearer token2");
    }

    @Test
    void theReasonBehindTheErrorDecidesSoABusyServerCostsNoLogin() {
        server.opens()
                .says("[{\"channel\":\"/meta/connect\",\"id\":\"6\",\"error\":\"401::Authentication"
                        + " invalid\",\"successful\":false,\"ext\":{\"sfdc\":{\"failureReason\":\"503::Server is"
                        + " too busy.  Please try your request again"
                        + " later.\"}},\"clientId\":\"c1\",\"advice\":{\"reconnect\":\"none\",\"interval\":0}}]")
                .opens();
        var events = server.events();

        try (EventConnection connection = events.open(CHANNEL, ReplayPosition.latest())) {
            assertThatThrownBy(() -> connection.next(10))
                    .hasMessageContaining("503::Server is too busy")
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            e -> assertThat(e.retryability()).isEqualTo(Retryability.AFTER_DELAY));
        }
        events.open(CHANNEL, ReplayPosition.latest()).close();

        assertThat(server.logins()).isEqualTo(1);
    }

    private static String event(int replayId) {
        return "{\"data\":{\"schema\":\"s\",\"payload\":{\"Text__c\":\"x\"},\"event\":{\"replayId\":" + replayId
                + "}},\"channel\":\"" + CHANNEL + "\"}";
    }
}
