package io.sfsdk.auth;

import static io.sfsdk.http.FakeExchange.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.http.FakeExchange;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.testkit.SimulatedOrg;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The org signs its identity URL with the app's secret; whoever has the secret checks it. */
class SignedAnswersTest {
    private static final String SECRET = "4711CAFE0815BEEF";
    private static final String SIGNATURE = "VIvnM3p9fbUMkfkViywVzqM9CUKU0VChKT+YlYl9sXc=";
    private static final String GRANTED =
            "{\"access_token\":\"00DTK0000001AbC!token\",\"instance_url\":\"https://acme.my.salesforce.com\","
                    + "\"id\":\"https://login.salesforce.com/id/00DTK0000001AbC2AU/005TK0000002XyZYAU\",\"issued_at\":\"1767268800000\","
                    + "\"signature\":\"" + SIGNATURE + "\"}";
    private static final String FORGED = "not signed with this app's secret";

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
    void theOrgsOwnSignatureIsBelieved() {
        AccessToken token = credentials(org.clientSecret(), org.loginUrl()).fetch(wire);

        assertThat(token.userId()).contains(org.userId());
    }

    @Test
    void aSignatureThatAnotherToolMadeIsBelieved() {
        assertThat(login(GRANTED).userId()).contains("005TK0000002XyZYAU");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "005TK0000002XyZYAU|005TK0000003XyZYAU",
                "1767268800000|1767268800001",
                "VIvn|VIvo",
                "sXc=|sXc",
                "VIvnM3p9fbUMkfkViywVzqM9CUKU0VChKT+YlYl9sXc=|x"
            })
    void whateverIsChangedIsNoticed(String change) {
        String[] fromAndTo = change.split("\\|", 2);

        assertThatThrownBy(() -> login(GRANTED.replace(fromAndTo[0], fromAndTo[1])))
                .isInstanceOfSatisfying(
                        ProtocolException.class,
                        e -> assertThat(e.retryability()).isEqualTo(Retryability.NEVER))
                .hasMessageContaining(FORGED)
                .hasMessageNotContaining(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"signature\":\"" + SIGNATURE + "\"",
                ",\"issued_at\":\"1767268800000\",\"signature\":\"" + SIGNATURE + "\""
            })
    void anAnswerWithoutOneIsNotRefusedForIt(String leftOut) {
        assertThat(login(GRANTED.replace(leftOut, "")).userId()).contains("005TK0000002XyZYAU");
    }

    @Test
    void aFlowThatKnowsNoSecretDemandsNone() {
        org.policies().login(policy -> policy.withIssuedAtInJwtAnswers(true));

        AccessToken token = JwtBearer.builder(org.clientId(), org.username(), SigningKey.of(org.privateKey()))
                .loginUrl(org.loginUrl().toString())
                .build()
                .fetch(forging());

        assertThat(token.organizationId()).contains(org.orgId());
    }

    @Test
    void aForgedAnswerToARefreshIsRefusedAndItsNewTokenKept() {
        org.policies().login(policy -> policy.withRotatingRefreshTokens(true));
        InMemoryTokenStore store = new InMemoryTokenStore();
        new IssuedTokens(new AccessToken(org.accessToken(), org.instanceUrl()), org.refreshToken())
                .keepIn(store, "acme");
        RefreshToken login = RefreshToken.builder(org.clientId(), store, "acme")
                .clientSecret(org.clientSecret())
                .loginUrl(org.loginUrl().toString())
                .build();
        login.fetch(wire);
        org.expireSessions();

        assertThatThrownBy(() -> login.fetch(forging()))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(FORGED);

        assertThat(login.fetch(wire).userId()).contains(org.userId());
        assertThat(org.callsTo("/services/oauth2/token")).isEqualTo(2);
    }

    private AccessToken login(String answer) {
        return credentials(SECRET, URI.create("https://acme.my.salesforce.com"))
                .fetch(new FakeExchange(answer(200, answer, "Content-Type", "application/json")));
    }

    private ClientCredentials credentials(String secret, URI loginUrl) {
        return ClientCredentials.builder(org.clientId(), secret)
                .loginUrl(loginUrl.toString())
                .build();
    }

    /** Someone on the way who says that another user logged in. */
    private HttpTransport forging() {
        return request -> {
            try (HttpResponse answer = wire.send(request)) {
                String body = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8)
                        .replace("/" + org.userId(), "/005TK0000003XyZYAU");
                return new HttpResponse(
                        answer.status(),
                        answer.headers(),
                        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
