package io.sfsdk.auth;

import static io.sfsdk.http.FakeExchange.answer;
import static io.sfsdk.http.FakeExchange.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.FakeExchange;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.retry.Backoff;
import io.sfsdk.retry.ManualClock;
import io.sfsdk.retry.RecordingSleeper;
import io.sfsdk.retry.RetryPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtBearerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String JSON = "application/json;charset=UTF-8";
    private static final String GRANTED =
            "{\"access_token\":\"00DTK0000001AbC!canary\",\"scope\":\"api refresh_token\","
                    + "\"instance_url\":\"https://acme.my.salesforce.com\","
                    + "\"id\":\"https://login.salesforce.com/id/00DTK0000001AbC2AU/005TK0000002XyZYAU\",\"token_type\":\"Bearer\"}";

    private final ManualClock clock = new ManualClock(NOW);
    private final RecordingSleeper sleeper = new RecordingSleeper(clock);

    @Test
    void theAssertionIsWhatTheFlowWantsAndAnotherLibraryVerifiesIt() throws Exception {
        FakeExchange host = new FakeExchange(granted());

        login().build().fetch(host);

        HttpRequest request = host.requests().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("https://login.salesforce.com/services/oauth2/token");
        assertThat(request.headers().first("Accept")).contains("application/json");
        assertThat(request.content().orElseThrow().contentType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(form(request, "grant_type")).isEqualTo("urn:ietf:params:oauth:grant-type:jwt-bearer");
        SignedJWT jwt = SignedJWT.parse(form(request, "assertion"));
        assertThat(jwt.verify(new RSASSAVerifier((RSAPublicKey) Keys.rsa().getPublic())))
                .isTrue();
        assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(jwt.getPayload().toJSONObject())
                .isEqualTo(Map.of(
                        "iss", "3MVG9EXAMPLEKEY",
                        "sub", "sync@acme.example",
                        "aud", "https://login.salesforce.com",
                        "exp", NOW.plusSeconds(180).getEpochSecond()));
    }

    @Test
    void theTokenKeepsWhatTheAnswerTells() {
        AccessToken token = login().build().fetch(new FakeExchange(granted()));

        assertThat(token.instanceUrl()).isEqualTo(URI.create("https://acme.my.salesforce.com"));
        assertThat(token.organizationId()).contains("00DTK0000001AbC2AU");
        assertThat(token.userId()).contains("005TK0000002XyZYAU");
        assertThat(token.scopes()).containsExactlyInAnyOrder("api", "refresh_token");
        assertThat(token.issuedAt()).isNull();
        assertThat(token.isJwt()).isFalse();
        assertThat(token).hasToString("AccessToken[***, https://acme.my.salesforce.com]");
    }

    @Test
    void anAnswerMayTellLessOrMore() {
        AccessToken less = login().build()
                .fetch(new FakeExchange(answer(
                        200,
                        "{\"instance_url\":\"https://acme.my.salesforce.com/\",\"access_token\":\"aaa.bbb.ccc\"}",
                        "Content-Type",
                        JSON)));
        AccessToken more = login().build()
                .fetch(new FakeExchange(answer(
                        200,
                        GRANTED.replace(
                                "}", ",\"issued_at\":\"1767225600000\",\"signature\":\"x\",\"new\":{\"a\":[1]}}"),
                        "Content-Type",
                        JSON)));

        assertThat(less.organizationId()).isEmpty();
        assertThat(less.scopes()).isEmpty();
        assertThat(less.isJwt()).isTrue();
        assertThat(more.issuedAt()).isEqualTo(NOW);
    }

    @Test
    void aKeyElsewhereSignsTheSameAssertion() throws Exception {
        FakeExchange host = new FakeExchange(granted());
        ExternalSigner kms = content -> Keys.sign(content);

        JwtBearer.builder("3MVG9EXAMPLEKEY", "sync@acme.example", kms)
                .clock(clock)
                .build()
                .fetch(host);

        SignedJWT jwt = SignedJWT.parse(form(host.requests().get(0), "assertion"));
        assertThat(jwt.verify(new RSASSAVerifier((RSAPublicKey) Keys.rsa().getPublic())))
                .isTrue();
        assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(claims(host, 0)).containsEntry("sub", "sync@acme.example");
    }

    @Test
    void aSignerThatFailsIsTheFailureAndNothingIsSent() {
        FakeExchange host = new FakeExchange(granted());
        JwtBearer login = JwtBearer.builder("3MVG9EXAMPLEKEY", "sync@acme.example", content -> {
                    throw new IllegalStateException("KMS unreachable");
                })
                .build();

        assertThatThrownBy(() -> login.fetch(host)).hasStackTraceContaining("KMS unreachable");
        assertThat(host.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.salesforce.com,https://login.salesforce.com",
        "https://test.salesforce.com,https://test.salesforce.com",
        "https://acme.my.salesforce.com,https://login.salesforce.com",
        "https://acme.my.salesforce.com/,https://login.salesforce.com",
        "https://acme--dev.sandbox.my.salesforce.com,https://test.salesforce.com",
        "https://acme--dev.my.salesforce.com,https://test.salesforce.com",
        "https://acme.scratch.my.salesforce.com,https://test.salesforce.com",
        "https://acme.develop.my.salesforce.com,https://login.salesforce.com",
        "https://acme.my.site.com/portal,https://acme.my.site.com/portal",
        "http://127.0.0.1:8080,https://login.salesforce.com"
    })
    void theAudienceFollowsTheLoginHost(String loginUrl, String audience) throws Exception {
        FakeExchange host = new FakeExchange(granted());

        login().loginUrl(loginUrl).build().fetch(host);

        assertThat(claims(host, 0)).containsEntry("aud", audience);
    }

    @Test
    void theAudienceCanBeChosen() throws Exception {
        FakeExchange host = new FakeExchange(granted());

        login().audience("https://acme.my.salesforce.com").build().fetch(host);

        assertThat(claims(host, 0)).containsEntry("aud", "https://acme.my.salesforce.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.salesforce.com",
                "https://user@login.salesforce.com",
                "login.salesforce.com",
                "https://login.salesforce.com?a=b",
                "http://127.0.0.1.evil.example",
                "https://log in"
            })
    void aLoginUrlThatIsNoneIsRefused(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> login().loginUrl(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://salesforce.com.evil.example",
                "https://evilsalesforce.com",
                "https://user@acme.my.salesforce.com",
                "http://acme.my.salesforce.com",
                "https://acme.my.salesforce.com/path",
                "https://acme.my.salesforce.com?x",
                "https://10.0.0.1",
                "http://127.0.0.1:8080",
                "https:",
                ""
            })
    void anInstanceOutsideSalesforceGetsNoToken(String instance) {
        FakeExchange host = new FakeExchange(answer(
                200,
                "{\"access_token\":\"00DTK0000001AbC!canary\",\"instance_url\":\"" + instance + "\"}",
                "Content-Type",
                JSON));

        assertThatThrownBy(() -> login().build().fetch(host))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("instanceHost(..)")
                .hasMessageNotContaining("canary");
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.salesforce.com,https://na1.force.com",
        "https://login.salesforce.com,https://ACME.my.salesforce.mil",
        "https://login.salesforce.com,https://proxy.acme.example",
        "https://own.acme.example,https://own.acme.example:8443",
        "http://127.0.0.1:8080,http://localhost:9090"
    })
    void anInstanceThatIsKnownOrNamedOrOnThisMachineIsBelieved(String loginUrl, String instance) {
        FakeExchange host = new FakeExchange(
                answer(200, "{\"access_token\":\"t\",\"instance_url\":\"" + instance + "\"}", "Content-Type", JSON));

        AccessToken token = login().loginUrl(loginUrl)
                .instanceHost("proxy.acme.example")
                .build()
                .fetch(host);

        assertThat(token.instanceUrl()).isEqualTo(URI.create(instance));
    }

    @Test
    void aSmallDifferenceOfClocksIsLeftAlone() throws Exception {
        FakeExchange host = new FakeExchange(answerAt(NOW.plusSeconds(29), 200, GRANTED));
        JwtBearer login = login().build();

        String log = SystemErr.during(() -> {
            login.fetch(host);
            login.fetch(host);
        });

        assertThat(claims(host, 1)).containsEntry("exp", NOW.plusSeconds(180).getEpochSecond());
        assertThat(log).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {45, -45, 3600, -3600})
    void aLargerDifferenceIsCorrectedInTheNextAssertionAndReportedOnce(long seconds) throws Exception {
        FakeExchange host = new FakeExchange(answerAt(NOW.plusSeconds(seconds), 200, GRANTED));
        JwtBearer login = login().build();

        String log = SystemErr.during(() -> {
            login.fetch(host);
            login.fetch(host);
            login.fetch(host);
        });

        long exp = (Long) claims(host, 2).get("exp");
        assertThat(exp)
                .isBetween(
                        NOW.plusSeconds(180 + seconds).getEpochSecond(),
                        NOW.plusSeconds(181 + seconds).getEpochSecond());
        assertThat(log.lines().filter(line -> line.contains("clock is"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired authorization code", "invalid assertion"})
    void aRefusalThatAWrongClockExplainsIsTriedOnceMoreWithTheCorrectedTime(String description) throws Exception {
        Instant server = NOW.plus(Duration.ofMinutes(10));
        FakeExchange host = new FakeExchange(
                answerAt(server, 400, error("invalid_grant", description)), answerAt(server, 200, GRANTED));

        login().build().fetch(host);

        assertThat(host.requests()).hasSize(2);
        assertThat(claims(host, 1).get("exp")).isEqualTo(server.plusSeconds(180).getEpochSecond());
        assertThat(sleeper.pauses()).isEmpty();
    }

    @Test
    void aClockThatDoesNotExplainItIsNotTriedTwice() {
        Instant server = NOW.plus(Duration.ofMinutes(10));
        FakeExchange host = new FakeExchange(answerAt(server, 400, error("invalid_grant", "invalid assertion")));

        ApiException failure = refusal(host);

        assertThat(host.requests()).hasSize(2);
        assertThat(failure)
                .hasMessageContaining("This machine's clock is 600 s behind the server's")
                .hasMessageContaining("(1) the clock")
                .hasMessageContaining("(2) the key does not belong");
    }

    @Test
    void aRightClockIsNoReasonToTryAgain() {
        FakeExchange host =
                new FakeExchange(answerAt(NOW.plusSeconds(50), 400, error("invalid_grant", "invalid assertion")));

        ApiException failure = refusal(host);

        assertThat(host.requests()).hasSize(1);
        assertThat(failure).hasMessageContaining("50 s behind").hasMessageContaining("(1) the key does not belong");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "invalid_grant|user hasn't approved this consumer|not pre-authorised",
                "invalid_grant|audience is invalid|audience is wrong",
                "invalid_grant|Audience validation failed|audience is wrong",
                "invalid_grant|invalid assertion|compare the two",
                "invalid_grant|expired authorization code|the clock",
                "invalid_grant|expired access/refresh token|approval was revoked",
                "invalid_grant|token validity expired|approval was revoked",
                "invalid_grant|authentication failure|login history",
                "invalid_grant|authentication failure - Invalid Password|login history",
                "invalid_grant|inactive user|deactivated or frozen",
                "invalid_grant|ip restricted|IP ranges",
                "invalid_grant|IP restricted or invalid login hours|IP ranges",
                "invalid_grant|activation secret invalid|verify the identity",
                "invalid_grant|no client credentials user enabled|runs another flow",
                "invalid_grant|request not supported on this domain|My Domain",
                "invalid_grant|login rate exceeded|3,600 logins",
                "invalid_grant|something new|not pre-authorised",
                "invalid_app_access|user is not admin approved to access this app|not pre-authorised",
                "invalid_client_id|client identifier invalid|consumer key is not known",
                "invalid_client|invalid client credentials|check its settings",
                "invalid_client|app must be installed into org|not installed in this org",
                "invalid_something|External client app is not installed in this org|not installed in this org",
                "unsupported_grant_type|grant type not supported|switched off",
                "invalid_scope|the requested scope is not allowed|add api",
                "invalid_request|missing required code challenge|PKCE",
                "inactive_user|x|deactivated or frozen",
                "inactive_org|x|suspended or closed",
                "rate_limit_exceeded|login rate exceeded|3,600 logins",
                "code_of_next_year|x|look the code up"
            })
    void everyRefusalIsFinalAndSaysWhatWasSentWhatCameAndWhatToLookAt(String error, String description, String hint) {
        FakeExchange host = new FakeExchange(answerAt(NOW, 400, error(error, description)));

        ApiException failure = refusal(host);

        assertThat(host.requests()).hasSize(1);
        assertThat(failure.code()).isEqualTo(new ErrorCode(error));
        assertThat(failure.status()).isEqualTo(400);
        assertThat(failure.delivery()).isEqualTo(Delivery.REFUSED);
        assertThat(failure.retryability())
                .isEqualTo(description.contains("rate exceeded") ? Retryability.AFTER_LIMIT_FREES : Retryability.NEVER);
        assertThat(failure)
                .hasMessageContaining("login at https://login.salesforce.com was refused: " + error)
                .hasMessageContaining(description)
                .hasMessageContaining("iss=3MVG9EXAMPLEKEY, sub=sync@acme.example, aud=https://login.salesforce.com,"
                        + " exp=1767225780 (2026-01-01T00:03:00Z)")
                .hasMessageContaining("clock agrees with the server's")
                .hasMessageContaining("(1)")
                .hasMessageContaining(hint);
    }

    @Test
    void anAudienceOfAnotherEnvironmentIsTheFirstSuspect() {
        FakeExchange host =
                new FakeExchange(answerAt(NOW, 400, error("invalid_grant", "user hasn't approved this consumer")));
        JwtBearer login = login().loginUrl("https://acme--dev.sandbox.my.salesforce.com")
                .audience("https://login.salesforce.com")
                .build();

        assertThatThrownBy(() -> login.fetch(host))
                .hasMessageContaining("(1) login URL and audience belong to different");
    }

    @Test
    void anAnswerWithoutADateLeavesTheClocksUncompared() {
        FakeExchange host =
                new FakeExchange(answer(400, error("invalid_grant", "invalid assertion"), "Content-Type", JSON));

        assertThat(refusal(host)).hasMessageContaining("no Date");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "400|application/json|{\"error\":\"unknown_error\",\"error_description\":\"retry your request\"}",
                "500|application/json|{\"error\":\"server\"}",
                "503|text/html|<html><title>Maintenance</title></html>",
                "502|text/html|''",
                "429|text/plain|slow down",
                "200|text/html|<html>Data Not Available</html>"
            })
    void aPassingFaultOfTheLoginHostIsTriedThreeTimes(int status, String type, String body) {
        FakeExchange host = new FakeExchange(answer(status, body, "Content-Type", type));

        ApiException failure = refusal(host);

        assertThat(host.requests()).hasSize(3);
        assertThat(sleeper.pauses()).hasSize(2);
        assertThat(failure.retryability()).isEqualTo(Retryability.AFTER_DELAY);
        assertThat(failure).hasMessageContaining("HTTP " + status);
    }

    @Test
    void aBrokenConnectionIsTriedAgainWithANewAssertion() throws Exception {
        FakeExchange host =
                new FakeExchange(failure(new TransportException("reset", Delivery.UNKNOWN, null)), granted());

        AccessToken token = login().retry(
                        RetryPolicy.standard().withBackoff(new Backoff(Duration.ofSeconds(9), Duration.ofSeconds(9))))
                .random(new Random(1))
                .build()
                .fetch(host);

        Instant secondAttempt = NOW.plus(sleeper.pauses().get(0));
        assertThat(secondAttempt).isAfter(NOW.plusSeconds(1));
        assertThat(token).isNotNull();
        assertThat(claims(host, 0)).containsEntry("exp", NOW.plusSeconds(180).getEpochSecond());
        assertThat(claims(host, 1))
                .containsEntry("exp", secondAttempt.plusSeconds(180).getEpochSecond());
    }

    @Test
    void aConnectionThatStaysBrokenIsTheFailure() {
        FakeExchange host = new FakeExchange(failure(new TransportException("reset", Delivery.UNKNOWN, null)));

        assertThatThrownBy(() -> login().build().fetch(host))
                .isInstanceOf(TransportException.class)
                .hasMessage("reset");
        assertThat(host.requests()).hasSize(3);
    }

    @Test
    void aCertificateThatIsNotTrustedIsNotTriedAgain() {
        FakeExchange host = new FakeExchange(
                failure(new TransportException("certificate", Retryability.NEVER, Delivery.NOT_SENT, null)));

        assertThatThrownBy(() -> login().build().fetch(host)).hasMessage("certificate");
        assertThat(host.requests()).hasSize(1);
    }

    @Test
    void aPauseTheHostAsksForIsObeyed() {
        FakeExchange host = new FakeExchange(answer(503, "", "Retry-After", "20"), granted());

        login().build().fetch(host);

        assertThat(sleeper.pauses()).containsExactly(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @CsvSource({"302,not an OAuth host", "420,no org is behind this host", "404,the login URL is wrong"})
    void aPageInPlaceOfAnAnswerIsExplainedByItsStatus(int status, String hint) {
        String page = "<html><head><title>Login | Salesforce</title><script>var t='canary'</script></head></html>";
        FakeExchange host = new FakeExchange(answer(status, page, "Content-Type", "text/html"));

        ApiException failure = refusal(host);

        assertThat(host.requests()).hasSize(1);
        assertThat(failure.code()).isEqualTo(ErrorCode.UNSPECIFIED);
        assertThat(failure)
                .hasMessageContaining("\"Login | Salesforce\"")
                .hasMessageContaining(hint)
                .hasMessageNotContaining("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"access_token\":\"\"}", "[]"})
    void aSuccessWithoutATokenIsAnAnswerOfTheWrongShape(String body) {
        FakeExchange host = new FakeExchange(answer(200, body, "Content-Type", JSON));

        assertThatThrownBy(() -> login().build().fetch(host)).isInstanceOf(ProtocolException.class);
        assertThat(host.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"access_token\":\"canary\"", "", "{}{}", "<html>"})
    void aPartOfAnAnswerIsAskedForAgainAndNeverQuoted(String body) {
        FakeExchange host = new FakeExchange(answer(200, body, "Content-Type", JSON));

        assertThatThrownBy(() -> login().build().fetch(host))
                .isInstanceOf(ProtocolException.class)
                .hasMessageNotContaining("canary");
        assertThat(host.requests()).hasSize(3);
    }

    @Test
    void anEndlessAnswerIsNotReadToItsEnd() {
        FakeExchange host = new FakeExchange(answer(200, "x".repeat(100_000), "Content-Type", JSON));

        assertThatThrownBy(() -> login().build().fetch(host))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("longer than 65536 bytes");
    }

    @Test
    void whatLooksLikeATokenInAHostsWordsIsHidden() {
        FakeExchange host = new FakeExchange(answerAt(
                NOW,
                400,
                error("invalid_grant", "bad 00DTK0000001AbC!canary.canary and eyJhbGciOi.canarycanary.canarycanary")));

        assertThat(refusal(host)).hasMessageContaining("bad *** and ***").hasMessageNotContaining("canary");
    }

    @Test
    void aBuilderRefusesWhatCannotWork() {
        SigningKey key = SigningKey.of(Keys.rsa().getPrivate());

        assertThatIllegalArgumentException().isThrownBy(() -> JwtBearer.builder(" ", "u", key));
        assertThatIllegalArgumentException().isThrownBy(() -> JwtBearer.builder("k", "", key));
        assertThatIllegalArgumentException().isThrownBy(() -> login().lifetime(Duration.ofMinutes(4)));
        assertThat(login().build()).hasToString("JwtBearer[sync@acme.example at https://login.salesforce.com]");
    }

    private JwtBearer.Builder login() {
        return JwtBearer.builder(
                        "3MVG9EXAMPLEKEY",
                        "sync@acme.example",
                        SigningKey.of(Keys.rsa().getPrivate()))
                .clock(clock)
                .sleeper(sleeper);
    }

    private ApiException refusal(HttpTransport host) {
        return Objects.requireNonNull(
                catchThrowableOfType(ApiException.class, () -> login().build().fetch(host)));
    }

    private static HttpTransport granted() {
        return answerAt(NOW, 200, GRANTED);
    }

    private static HttpTransport answerAt(Instant date, int status, String body) {
        String text = DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC));
        return answer(status, body, "Content-Type", JSON, "Date", text);
    }

    private static String error(String error, String description) {
        return "{\"error\":\"" + error + "\",\"error_description\":\"" + description + "\"}";
    }

    private static Map<String, Object> claims(FakeExchange host, int number) throws Exception {
        return SignedJWT.parse(form(host.requests().get(number), "assertion"))
                .getPayload()
                .toJSONObject();
    }

    private static String form(HttpRequest request, String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            request.content().orElseThrow().writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String field : bytes.toString(StandardCharsets.UTF_8).split("&", -1)) {
            if (field.startsWith(name + "=")) {
                return URLDecoder.decode(field.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError("no " + name);
    }
}
