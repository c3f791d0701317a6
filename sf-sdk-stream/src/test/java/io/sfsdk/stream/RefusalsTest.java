package io.sfsdk.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sfsdk.error.ApiException;
import io.sfsdk.error.Retryability;
import io.sfsdk.event.PositionLostException;
import io.sfsdk.event.ReplayId;
import io.sfsdk.event.ReplayPosition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each text of refusal leads to. */
class RefusalsTest {
    private static final String CHANNEL = "/event/Order__e";

    private final ScriptedServer server = new ScriptedServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        401::Authentication invalid | AFTER_LOGIN
        401::Request requires authentication | AFTER_LOGIN
        403::Handshake denied | AFTER_LOGIN
        403::Unknown client | AFTER_DELAY
        403::Client has not completed handshake | AFTER_DELAY
        400::Authenticated user id does not match the session's user id | AFTER_DELAY
        400::Client abc has established a session, but no BAYEUX_BROWSER cookie present | AFTER_DELAY
        400::The channel you requested to subscribe to does not exist {/topic/X} | NEVER
        400::Channel name not specified | NEVER
        400::Channel subscriptions must start with a leading '/' | NEVER
        400::Query fields {A__c} do not exist on the topic entity | NEVER
        400::The replayId for channel {/topic/X} wasn't found using the provided replay ID map {{}}. | NEVER
        403::Cannot create channel {/x} | NEVER
        403::Restricted channel | NEVER
        403::User not enabled for streaming | NEVER
        403::Subscriber does not have access to the entity in this topic | NEVER
        403::User not allowed to subscribe CDC without View All Data permissions | NEVER
        403::User not allowed to subscribe CDC without required permissions | NEVER
        403::Organization concurrent user limit exceeded | AFTER_LIMIT_FREES
        403::Organization total events daily limit exceeded | AFTER_LIMIT_FREES
        403::Subscription limit exceeded for this topic | AFTER_LIMIT_FREES
        403:denied_by_security_policy:subscribe_denied | AFTER_LOGIN
        403::Unable to create channel dynamically, maximum channel limit has been exceeded | NEVER
        403::No access on channel | NEVER
        404::channel names may not vary only by case | NEVER
        404::Unknown channel | NEVER
        503::Server is too busy. Please try your request again later. | AFTER_DELAY
        """)
    void aRefusedSubscriptionSaysWhyAndWhetherToTryAgain(String text, Retryability retryability) {
        server.says(ScriptedServer.SHOOK).says(refusal("/meta/subscribe", text));

        ApiException refused =
                catchThrowableOfType(ApiException.class, () -> server.events().open(CHANNEL, ReplayPosition.latest()));

        assertThat(refused).hasMessageContaining(CHANNEL).hasMessageContaining(text);
        assertThat(refused.retryability()).isEqualTo(retryability);
        assertThat(text).startsWith(refused.code().value());
    }

    @Test
    void aReplayIdThatTheOrgDoesNotKeepIsALostPosition() {
        String text =
                "400::The replayId {1} you provided was invalid.  Please provide a valid ID, -2 to replay all events,"
                        + " or -1 to replay only new events.";
        server.says(ScriptedServer.SHOOK).says(refusal("/meta/subscribe", text));

        PositionLostException lost = catchThrowableOfType(
                PositionLostException.class,
                () -> server.events().open(CHANNEL, ReplayPosition.after(new ReplayId("1"))));

        assertThat(lost).hasMessageContaining("400::The replayId {1}");
    }

    @Test
    void theReasonOfARefusedHandshakeIsTold() {
        server.says("[{\"ext\":{\"sfdc\":{\"failureReason\":\"403::To protect all customers from excessive"
                + " use\"},\"replay\":true},"
                + "\"advice\":{\"reconnect\":\"none\"},\"channel\":\"/meta/handshake\",\"id\":\"1\",\"error\":\"403::Handshake"
                + " denied\",\"successful\":false}]");

        ApiException refused =
                catchThrowableOfType(ApiException.class, () -> server.events().open(CHANNEL, ReplayPosition.latest()));

        assertThat(refused).hasMessageContaining("To protect all customers");
        assertThat(refused.retryability()).isEqualTo(Retryability.AFTER_DELAY);
    }

    @Test
    void aDenialWhoseReasonIsABusyServerPasses() {
        server.says(ScriptedServer.SHOOK)
                .says(refusal("/meta/subscribe", "403:denied_by_security_policy:subscribe_denied")
                        .replace(
                                "\"channel\"",
                                "\"ext\":{\"sfdc\":{\"failureReason\":\"503::Server is too busy.\"}},\"channel\""));

        ApiException refused =
                catchThrowableOfType(ApiException.class, () -> server.events().open(CHANNEL, ReplayPosition.latest()));

        assertThat(refused.retryability()).isEqualTo(Retryability.AFTER_DELAY);
    }

    @ParameterizedTest
    @CsvSource({"400,NEVER", "413,NEVER", "500,AFTER_DELAY", "503,AFTER_DELAY"})
    void aFailureOfTheExchangeItselfIsJudgedByItsStatus(int status, Retryability retryability) {
        server.says(status, "400::API version in the URI is mandatory. URI format: '/cometd/NN.0'");

        ApiException refused =
                catchThrowableOfType(ApiException.class, () -> server.events().open(CHANNEL, ReplayPosition.latest()));

        assertThat(refused.retryability()).isEqualTo(retryability);
        assertThat(refused.status()).isEqualTo(status);
    }

    private static String refusal(String meta, String text) {
        return "[{\"clientId\":\"c1\",\"channel\":\"" + meta + "\",\"id\":\"2\",\"error\":\"" + text
                + "\",\"successful\":false}]";
    }
}
