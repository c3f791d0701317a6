package io.sfsdk.auth;

import static io.sfsdk.http.FakeExchange.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.http.FakeExchange;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same words of the token endpoint mean different things to different flows. */
class FlowRefusalsTest {
    private static final String HOST = "https://acme.my.salesforce.com";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "refresh|invalid_grant|expired access/refresh token|let a person consent again",
                "refresh|invalid_grant|token validity expired|let a person consent again",
                "refresh|invalid_grant|inactive user|deactivated or frozen",
                "refresh|invalid_grant|ip restricted|IP ranges",
                "refresh|invalid_client|invalid client credentials|secret is wrong",
                "refresh|invalid_client_id|client identifier invalid|consumer key is not known",
                "refresh|something|External client app is not installed in this org|not installed in this org",
                "refresh|unsupported_grant_type|grant type not supported|switched off",
                "code|invalid_grant|expired authorization code|begin again",
                "code|invalid_grant|invalid code verifier|its own browser session",
                "code|redirect_uri_mismatch|redirect_uri must match configuration|character by character",
                "code|invalid_request|missing required code challenge|demands PKCE",
                "code|invalid_scope|the requested scope is not allowed|ask for less",
                "code|invalid_client|app must be installed into org|not installed in this org",
                "credentials|invalid_grant|no client credentials user enabled|names no user to run as",
                "credentials|invalid_grant|request not supported on this domain|My Domain",
                "credentials|invalid_grant|authentication failure|the user to run as",
                "credentials|invalid_client|invalid client credentials|secret is wrong",
                "refresh|inactive_org|x|suspended or closed",
                "refresh|invalid_grant|authentication failure|login history",
                "code|invalid_app_access|user is not admin approved to access this app|not pre-authorised",
                "code|inactive_user|x|deactivated or frozen",
                "code|invalid_grant|activation secret invalid|verify the identity",
                "credentials|invalid_grant|ip restricted|IP ranges",
                "credentials|invalid_grant|login rate exceeded|3,600 logins",
                "credentials|rate_limit_exceeded|login rate exceeded|3,600 logins",
                "credentials|unsupported_grant_type|grant type not supported|switched off",
                "credentials|code_of_next_year|x|look the code up"
            })
    void everyRefusalIsFinalAndSaysWhatToDoInItsFlow(String flow, String error, String description, String hint) {
        FakeExchange host = new FakeExchange(answer(
                400,
                "{\"error\":\"" + error + "\",\"error_description\":\"" + description + "\"}",
                "Content-Type",
                "application/json",
                "Date",
                "Thu, 01 Jan 2026 00:00:42 GMT"));

        ApiException failure = catchThrowableOfType(ApiException.class, () -> login(flow, host));

        assertThat(host.requests()).hasSize(1);
        assertThat(failure.code()).isEqualTo(new ErrorCode(error));
        assertThat(failure.delivery()).isEqualTo(Delivery.REFUSED);
        assertThat(failure)
                .hasMessageContaining("login at " + HOST + " was refused: " + error)
                .hasMessageContaining(description)
                .hasMessageContaining("3MVG9KEY")
                .hasMessageContaining("Grant: " + evidenceOf(flow))
                .hasMessageContaining("42 s behind")
                .hasMessageContaining(hint)
                .hasMessageNotContaining("canary");
    }

    private static String evidenceOf(String flow) {
        return switch (flow) {
            case "refresh" -> "refresh_token. Sent: a refresh token, without the secret of app";
            case "code" -> "authorization_code. Sent: a code for app";
            default -> "client_credentials. Sent: the consumer key";
        };
    }

    @Test
    void aRefusedCodeNamesTheScopesThatWereAskedFor() {
        FakeExchange host =
                new FakeExchange(answer(400, "{\"error\":\"invalid_scope\"}", "Content-Type", "application/json"));

        assertThatThrownBy(() -> exchange(host)).hasMessageContaining("scopes asked for: api refresh_token");
    }

    private static void login(String flow, FakeExchange host) {
        switch (flow) {
            case "refresh" -> refresh(host);
            case "code" -> exchange(host);
            default ->
                ClientCredentials.builder("3MVG9KEY", "canary-secret")
                        .loginUrl(HOST)
                        .clock(CLOCK)
                        .build()
                        .fetch(host);
        }
    }

    private static void refresh(FakeExchange host) {
        TokenStore store = new InMemoryTokenStore();
        new IssuedTokens(new AccessToken("canary-old", URI.create(HOST)), "canary-refresh").keepIn(store, "acme");
        RefreshToken login = RefreshToken.builder("3MVG9KEY", store, "acme")
                .loginUrl(HOST)
                .clock(CLOCK)
                .build();
        login.fetch(host);
        login.fetch(host);
    }

    private static void exchange(FakeExchange host) {
        AuthorizationCode flow = AuthorizationCode.builder("3MVG9KEY", URI.create("https://app.acme.example/back"))
                .loginUrl(HOST)
                .clock(CLOCK)
                .scopes("api", "refresh_token")
                .clientSecret("canary-secret")
                .build();
        AuthorizationRequest begun = flow.begin();
        flow.exchange(host, begun, URI.create("/back?code=canary-code&state=" + begun.state()));
    }
}
