package io.sfsdk.auth;

import static io.sfsdk.http.FakeExchange.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sfsdk.error.ApiException;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.http.FakeExchange;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.testkit.SimulatedOrg;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OAuthApiTest {
    private final SimulatedOrg org = SimulatedOrg.start();
    private final JdkHttpTransport wire =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final OAuthApi oauth = OAuthApi.at(org.loginUrl(), wire);

    @AfterEach
    void close() {
        wire.close();
        assertThat(org.defects()).isEmpty();
        org.close();
    }

    @Test
    void aRevokedSessionIsOver() {
        AccessToken token = login();

        assertThat(oauth.revoke(token.value())).isTrue();

        assertThat(status(token.value()).isActive()).isFalse();
        assertThat(oauth.revoke(token.value())).isFalse();
    }

    @Test
    void aRevokedApprovalTakesItsSessionsAlong() {
        AccessToken token = login();

        oauth.revoke(org.refreshToken());

        assertThat(status(token.value()).isActive()).isFalse();
    }

    @Test
    void aLivingTokenTellsItsUserScopesAndEnd() {
        TokenStatus status = status(login().value());

        assertThat(status.isActive()).isTrue();
        assertThat(status.username()).isEqualTo(org.username());
        assertThat(status.clientId()).isEqualTo(org.clientId());
        assertThat(status.scopes()).contains("api");
        assertThat(status.expiresAt()).contains(org.clock().now().plus(Duration.ofHours(2)));
    }

    @Test
    void aWrongSecretIsRefusedAndNotShown() {
        assertThatThrownBy(() -> oauth.introspect(login().value(), org.clientId(), "canary4711"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("invalid client credentials")
                .hasMessageNotContaining("canary4711");
    }

    @Test
    void aSessionTellsWhoItActsAs() {
        Identity identity = oauth.identity(login());

        assertThat(identity.userId()).isEqualTo(org.userId());
        assertThat(identity.organizationId()).isEqualTo(org.orgId());
        assertThat(identity.username()).isEqualTo(org.username());
        assertThat(identity.isActive()).isTrue();
        assertThat(identity.zone()).isPresent();
    }

    @Test
    void theHostTellsTheSameWithoutAnIdentityUrl() {
        AccessToken login = login();

        Identity identity = oauth.userInfo(new AccessToken(login.value(), login.instanceUrl()));

        assertThat(identity).isEqualTo(oauth.identity(login));
    }

    @Test
    void theHostRefusesASessionThatEnded() {
        AccessToken token = login();
        org.expireSessions();

        ApiException refusal = catchThrowableOfType(ApiException.class, () -> oauth.userInfo(token));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_SESSION_ID);
        assertThat(org.callsTo("/services/oauth2/token")).isEqualTo(1);
    }

    @Test
    void anAnswerThatDoesNotTellWhetherATokenIsGoodIsNotTakenForANo() {
        FakeExchange odd = new FakeExchange(answer(200, "{}", "Content-Type", "application/json"));

        assertThatThrownBy(() -> OAuthApi.at(org.loginUrl(), odd).introspect("token", "key", "secret"))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("active");
    }

    @Test
    void aSessionThatEndedSaysSo() {
        AccessToken token = login();
        org.expireSessions();

        ApiException refusal = catchThrowableOfType(ApiException.class, () -> oauth.identity(token));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_SESSION_ID);
        assertThat(refusal.retryability()).isEqualTo(Retryability.AFTER_LOGIN);
    }

    @Test
    void aTokenIsNotSentToAnIdentityUrlOutsideSalesforce() {
        AccessToken token = new AccessToken(
                "secret",
                org.instanceUrl(),
                URI.create("https://evil.example/id/00D000000000001AAA/005000000000001AAA"),
                Set.of(),
                null);

        assertThatIllegalArgumentException().isThrownBy(() -> oauth.identity(token));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> oauth.identity(new AccessToken("secret", org.instanceUrl())));
    }

    @Test
    void aSlashBehindTheHostDoesNoHarm() {
        OAuthApi slashed = OAuthApi.at(URI.create(org.loginUrl() + "/"), wire);

        assertThat(slashed.revoke(login().value())).isTrue();
        assertThat(slashed.userInfo(login()).userId()).isEqualTo(org.userId());

        assertThat(org.callsTo("/services/oauth2/revoke")).isEqualTo(1);
    }

    @Test
    void aTokenGoesToNoHostThatIsNotSafe() {
        for (String url : List.of("http://acme.my.salesforce.com", "https://user@acme.example", "acme", "https://")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> OAuthApi.at(URI.create(url.equals("https://") ? "https:/" : url), wire))
                    .withMessageContaining("https://acme.my.salesforce.com");
        }
    }

    private TokenStatus status(String token) {
        return oauth.introspect(token, org.clientId(), org.clientSecret());
    }

    private AccessToken login() {
        return JwtBearer.builder(org.clientId(), org.username(), SigningKey.of(org.privateKey()))
                .loginUrl(org.loginUrl().toString())
                .build()
                .fetch(wire);
    }
}
