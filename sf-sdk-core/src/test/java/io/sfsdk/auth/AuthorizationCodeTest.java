package io.sfsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sfsdk.error.ApiException;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Requests;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The web server flow, with the browser played by the test. */
class AuthorizationCodeTest {
    private static final URI CALLBACK = URI.create("https://app.acme.example/callback?tenant=7");
    private static final String LOGIN = "/services/oauth2/token";

    private final SimulatedOrg org = SimulatedOrg.start();
    private final JdkHttpTransport wire =
            JdkHttpTransport.builder().allowPlainHttp(true).build();

    AuthorizationCodeTest() {
        org.policies().login(policy -> policy.withPkceRequired(true));
        org.policies().app(app -> app.withCallbacks(Set.of(CALLBACK.toString())));
    }

    @AfterEach
    void close() {
        wire.close();
        assertThat(org.defects()).isEmpty();
        org.close();
    }

    @Test
    void consentEarnsTokensForThePersonAtTheBrowser() {
        AuthorizationCode flow = flow(CALLBACK).build();
        AuthorizationRequest begun = flow.begin();

        IssuedTokens tokens = flow.exchange(wire, begun, browse(begun.url()));

        assertThat(tokens.accessToken().userId()).contains(org.userId());
        assertThat(tokens.accessToken().instanceUrl()).isEqualTo(org.instanceUrl());
        assertThat(tokens.refreshToken()).isPresent();
        assertThat(tokens.toString()).doesNotContain(tokens.refreshToken().orElseThrow());
    }

    @Test
    void theTokensCanBeKeptAndRefreshed() {
        TokenStore store = new InMemoryTokenStore();
        AuthorizationCode flow = flow(CALLBACK).build();
        AuthorizationRequest begun = flow.begin();
        IssuedTokens tokens = flow.exchange(wire, begun, browse(begun.url()));

        tokens.keepIn(store, "acme");

        RefreshToken login = RefreshToken.builder(org.clientId(), store, "acme")
                .loginUrl(org.loginUrl().toString())
                .build();
        assertThat(login.fetch(wire).value()).isEqualTo(tokens.accessToken().value());
        assertThat(login.fetch(wire).value()).isNotEqualTo(tokens.accessToken().value());
    }

    @Test
    void theUrlCarriesWhatTheFlowWantsAndNoSecret() {
        AuthorizationRequest begun = flow(CALLBACK)
                .clientSecret("very secret")
                .scopes("api", "refresh_token")
                .prompt("consent")
                .loginHint("ann@acme.example")
                .build()
                .begin();

        assertThat(begun.url().toString())
                .startsWith(org.loginUrl() + "/services/oauth2/authorize?response_type=code&client_id=")
                .contains(
                        "&redirect_uri=https%3A%2F%2Fapp.acme.example%2Fcallback%3Ftenant%3D7&scope=api%20refresh_token")
                .contains("&prompt=consent&login_hint=ann%40acme.example&state=" + begun.state())
                .contains("&code_challenge=")
                .endsWith("&code_challenge_method=S256")
                .doesNotContain("secret")
                .doesNotContain(begun.codeVerifier());
        assertThat(begun.toString()).doesNotContain(begun.codeVerifier()).doesNotContain(begun.state());
    }

    @Test
    void theChallengeIsTheOneOfTheStandardsExample() {
        CodeVerifier verifier = new CodeVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

        assertThat(verifier.challenge()).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void everyRequestHasAStateAndAVerifierOfItsOwn() {
        AuthorizationCode flow = flow(CALLBACK).build();

        AuthorizationRequest one = flow.begin();
        AuthorizationRequest other = flow.begin();

        assertThat(one.state()).isNotEqualTo(other.state());
        assertThat(one.codeVerifier()).hasSizeBetween(43, 128).isNotEqualTo(other.codeVerifier());
    }

    @Test
    void aCallbackOfAnotherBrowserIsRefusedBeforeAnythingIsSent() {
        AuthorizationCode flow = flow(CALLBACK).build();
        URI someonesCallback = browse(flow.begin().url());

        assertThatThrownBy(() -> flow.exchange(wire, flow.begin(), someonesCallback))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("state");
        assertThat(org.callsTo(LOGIN)).isZero();
    }

    @Test
    void aStolenCodeIsWorthNothingWithoutTheVerifier() {
        AuthorizationCode flow = flow(CALLBACK).build();
        AuthorizationRequest begun = flow.begin();
        URI callback = browse(begun.url());
        AuthorizationRequest thief = new AuthorizationRequest(
                begun.url(), begun.state(), flow.begin().codeVerifier());

        assertThatThrownBy(() -> flow.exchange(wire, thief, callback))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("invalid code verifier")
                .hasMessageContaining("keep each request with its own browser session");
    }

    @Test
    void aCodeIsGoodOnce() {
        AuthorizationCode flow = flow(CALLBACK).build();
        AuthorizationRequest begun = flow.begin();
        URI callback = browse(begun.url());
        flow.exchange(wire, begun, callback);

        assertThatThrownBy(() -> flow.exchange(wire, begun, callback))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("expired authorization code")
                .hasMessageContaining("begin again");
    }

    @Test
    void aCodeThatIsTooOldIsRefused() {
        AuthorizationCode flow = flow(CALLBACK).build();
        AuthorizationRequest begun = flow.begin();
        URI callback = browse(begun.url());
        org.clock().advance(Duration.ofMinutes(16));

        assertThatThrownBy(() -> flow.exchange(wire, begun, callback)).hasMessageContaining("begin again");
    }

    @Test
    void aLostAnswerIsNotAskedForAgain() {
        AuthorizationCode flow = flow(CALLBACK).build();
        AuthorizationRequest begun = flow.begin();
        URI callback = browse(begun.url());
        org.faults().on(Requests.logins()).times(1, Breakages.dropAfterCommit());

        assertThatThrownBy(() -> flow.exchange(wire, begun, callback)).isInstanceOf(TransportException.class);
        assertThat(org.callsTo(LOGIN)).isEqualTo(1);
    }

    @Test
    void aPersonWhoDeclinesIsTold() {
        org.policies().login(policy -> policy.withConsent(false));
        AuthorizationCode flow = flow(CALLBACK).build();
        AuthorizationRequest begun = flow.begin();
        URI callback = browse(begun.url());

        ApiException refusal = catchThrowableOfType(ApiException.class, () -> flow.exchange(wire, begun, callback));

        assertThat(refusal.code().value()).isEqualTo("access_denied");
        assertThat(refusal.retryability()).isEqualTo(Retryability.NEVER);
        assertThat(refusal).hasMessageContaining("the person declined");
        assertThat(org.callsTo(LOGIN)).isZero();
    }

    @Test
    void aWrongSecretIsExplained() {
        AuthorizationCode flow = flow(CALLBACK).clientSecret("wrong").build();
        AuthorizationRequest begun = flow.begin();
        URI callback = browse(begun.url());

        assertThatThrownBy(() -> flow.exchange(wire, begun, callback))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("the consumer secret is wrong")
                .hasMessageNotContaining("\"wrong\"");
    }

    @Test
    void aCallbackUrlThatTheAppDoesNotHaveNeverComesBack() {
        AuthorizationCode flow =
                flow(URI.create("https://evil.example/callback")).build();

        HttpResponse page = wire.send(HttpRequest.get(flow.begin().url().toString(), Duration.ofSeconds(30)));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.headers().first("Location")).isEmpty();
        page.close();
    }

    private AuthorizationCode.Builder flow(URI callback) {
        return AuthorizationCode.builder(org.clientId(), callback)
                .loginUrl(org.loginUrl().toString());
    }

    /** Where the login host sends the browser. */
    private URI browse(URI url) {
        try (HttpResponse answer = wire.send(HttpRequest.get(url.toString(), Duration.ofSeconds(30)))) {
            return URI.create(answer.headers().first("Location").orElseThrow());
        }
    }
}
