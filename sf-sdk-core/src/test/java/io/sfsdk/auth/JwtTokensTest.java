package io.sfsdk.auth;

import static io.sfsdk.http.FakeExchange.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.SalesforceClient;
import io.sfsdk.http.FakeExchange;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.testkit.SimulatedOrg;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Access tokens that are JWTs, as an app may be set up to issue. */
class JwtTokensTest {
    private final SimulatedOrg org = SimulatedOrg.start();
    private final JdkHttpTransport wire =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final SalesforceClient client =
            SalesforceClient.builder(login()).transport(wire).build();

    @BeforeEach
    void issueJwts() {
        org.policies().app(app -> app.withJwtTokens(true));
    }

    @AfterEach
    void close() {
        client.close();
        wire.close();
        assertThat(org.defects()).isEmpty();
        org.close();
    }

    @Test
    void theyAreKnownByWhatTheOrgSaysAndWorkLikeOthers() {
        AccessToken token = login().fetch(wire);

        assertThat(token.format()).isEqualTo("jwt");
        assertThat(token.isJwt()).isTrue();
        assertThat(token).hasToString("AccessToken[***, " + org.instanceUrl() + "]");
        assertThat(client.rest().userInfo().userId()).isEqualTo(org.userId());
        assertThat(client.preflight().run().describe()).contains("JWT");
    }

    @Test
    void theyEndAtTheirTimeHoweverTheyAreUsedAndAreRenewedThen() {
        client.rest().userInfo();
        for (int quarter = 1; quarter <= 9; quarter++) {
            org.clock().advance(Duration.ofMinutes(15));
            client.rest().describeGlobal();
        }

        assertThat(org.callsTo("/services/oauth2/token")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "00DTK0000001AbC!one,jwt,true",
        "aaa.bbb.ccc,JWT,true",
        "aaa.bbb.ccc,,true",
        "aaa.bbb.ccc,opaque,false",
        "00DTK0000001AbC!a.b.c,,false"
    })
    void whatTheOrgSaysCountsMoreThanLooks(String value, String format, boolean jwt) {
        String told = format == null ? "" : ",\"token_format\":\"" + format + "\"";
        String body =
                "{\"access_token\":\"" + value + "\",\"instance_url\":\"https://acme.my.salesforce.com\"" + told + "}";

        AccessToken token = login().fetch(new FakeExchange(answer(200, body, "Content-Type", "application/json")));

        assertThat(token.isJwt()).isEqualTo(jwt);
    }

    private JwtBearer login() {
        return JwtBearer.builder(org.clientId(), org.username(), SigningKey.of(org.privateKey()))
                .loginUrl(org.loginUrl().toString())
                .clock(org.clock())
                .build();
    }
}
