package io.sfsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.error.ApiException;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Requests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientCredentialsTest {
    private final SimulatedOrg org = SimulatedOrg.start();
    private final JdkHttpTransport wire =
            JdkHttpTransport.builder().allowPlainHttp(true).build();

    @AfterEach
    void close() {
        wire.close();
        assertThat(org.defects()).isEmpty();
        org.close();
    }

    @Test
    void theAppActsAsItsUser() {
        AccessToken token = login(org.clientSecret()).fetch(wire);

        assertThat(token.userId()).contains(org.userId());
        assertThat(token.instanceUrl()).isEqualTo(org.instanceUrl());
    }

    @Test
    void anOverloadOfTheLoginHostIsWaitedOut() {
        org.faults().on(Requests.logins()).times(2, Answers.maintenance());

        assertThat(login(org.clientSecret()).fetch(wire).value()).isNotEmpty();
        assertThat(org.callsTo("/services/oauth2/token")).isEqualTo(3);
    }

    @Test
    void anAppWithoutAUserIsExplained() {
        org.policies().app(app -> app.withRunAsUserId(null));

        assertThatThrownBy(() -> login(org.clientSecret()).fetch(wire))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("no client credentials user enabled")
                .hasMessageContaining("names no user to run as")
                .hasMessageContaining(org.clientId());
    }

    @Test
    void aWrongSecretIsExplainedAndNotShown() {
        ClientCredentials login = login("canary4711");

        assertThatThrownBy(() -> login.fetch(wire))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("the consumer secret is wrong")
                .hasMessageNotContaining("canary4711");
        assertThat(login.toString()).doesNotContain("canary4711");
    }

    @Test
    void theGeneralLoginHostsAreRefusedBeforeAnythingIsSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientCredentials.builder("key", "secret").build())
                .withMessageContaining("My Domain");
    }

    private ClientCredentials login(String secret) {
        return ClientCredentials.builder(org.clientId(), secret)
                .loginUrl(org.loginUrl().toString())
                .sleeper(pause -> {})
                .build();
    }
}
