package io.sfsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sfsdk.error.ApiException;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.http.Bodies;
import io.sfsdk.http.HttpBody;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.retry.ManualClock;
import io.sfsdk.retry.RecordingSleeper;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Fault;
import io.sfsdk.testkit.fault.Requests;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sessions from their first login on, at a simulated org over real sockets. */
@Timeout(120)
class SessionsAtAnOrgTest {
    private static final String ACCOUNTS = "/services/data/v66.0/sobjects/Account";
    private static final String LOGIN = "/services/oauth2/token";

    private final SimulatedOrg org = SimulatedOrg.start();
    private final ManualClock clock = new ManualClock(org.clock().now());
    private final RecordingSleeper sleeper = new RecordingSleeper(clock);
    private final JdkHttpTransport jdk =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final HttpTransport wire =
            new AuthenticatingTransport(jdk, new CachingTokenSource(login(org.username()), jdk));

    @AfterEach
    void close() {
        jdk.close();
        assertThat(org.defects()).isEmpty();
        org.close();
    }

    @Test
    void aLoginTellsOrgUserAndInstance() {
        AccessToken token = login(org.username()).fetch(jdk);

        assertThat(token.instanceUrl()).isEqualTo(org.instanceUrl());
        assertThat(token.organizationId()).contains(org.orgId());
        assertThat(token.userId()).contains(org.userId());
    }

    @Test
    void manyCallsShareOneLogin() {
        for (int i = 0; i < 20; i++) {
            create("Acme " + i);
        }

        assertThat(org.callsTo(LOGIN)).isEqualTo(1);
        assertThat(org.count("Account")).isEqualTo(20);
    }

    @Test
    void aSessionThatEndsInTheMiddleIsRenewedAndNoRecordIsWrittenTwice() {
        create("before");
        org.expireSessions();

        create("after");

        assertThat(org.callsTo(LOGIN)).isEqualTo(2);
        assertThat(org.count("Account")).isEqualTo(2);
    }

    @Test
    void aSessionThatEndsUnderManyThreadsIsRenewedOnce() throws Exception {
        create("before");
        org.expireSessions();
        CountDownLatch go = new CountDownLatch(1);
        List<FutureTask<Integer>> callers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            FutureTask<Integer> caller = new FutureTask<>(() -> {
                go.await();
                return create("at once");
            });
            new Thread(caller).start();
            callers.add(caller);
        }

        go.countDown();

        for (FutureTask<Integer> caller : callers) {
            assertThat(caller.get()).isEqualTo(201);
        }
        assertThat(org.callsTo(LOGIN)).isEqualTo(2);
        assertThat(org.count("Account")).isEqualTo(41);
    }

    @Test
    void aSessionThatIsRefusedAgainIsHandedOnAfterOneRenewal() {
        org.faults().on(Requests.post(ACCOUNTS)).times(9, Answers.sessionExpired());

        assertThat(create("never")).isEqualTo(401);

        assertThat(org.callsTo(LOGIN)).isEqualTo(2);
        assertThat(org.callsTo(ACCOUNTS)).isEqualTo(2);
    }

    @Test
    void anOrgThatMovesIsFollowedByLoginAndNeverByRedirect() {
        create("before");
        URI old = org.instanceUrl();
        URI moved = org.moveInstance();

        assertThat(create("after")).isEqualTo(201);

        assertThat(moved).isNotEqualTo(old);
        assertThat(org.callsTo(LOGIN)).isEqualTo(2);
        assertThat(org.count("Account")).isEqualTo(2);
    }

    @Test
    void anOrgThatIsGoneSaysSoAfterOneLogin() {
        org.faults().on(Requests.post(ACCOUNTS)).times(9, Answers.orgGone());

        ApiException failure = catchThrowableOfType(ApiException.class, () -> create("never"));

        assertThat(failure.status()).isEqualTo(420);
        assertThat(org.callsTo(LOGIN)).isEqualTo(2);
    }

    @Test
    void aTokenTheIdentityServiceRefusesIsRenewed() {
        org.faults().on(Requests.get("/id")).once(Answers.badOAuthToken());

        String identity = Bodies.text(
                wire.send(HttpRequest.get("/id/" + org.orgId() + "/" + org.userId(), Duration.ofSeconds(30))));

        assertThat(identity).contains(org.userId());
        assertThat(org.callsTo(LOGIN)).isEqualTo(2);
    }

    @Test
    void aClockThatIsTenMinutesSlowIsMeasuredAndCorrected() {
        org.clock().advance(Duration.ofMinutes(10));

        assertThat(create("Acme")).isEqualTo(201);

        assertThat(org.callsTo(LOGIN)).isEqualTo(2);
    }

    @Test
    void aClockThatIsTenMinutesFastIsMeasuredAndCorrected() {
        org.policies().login(policy -> policy.withStrictThreeMinutes(true));
        org.clock().advance(Duration.ofMinutes(-10));

        ApiException firstRefusal = catchThrowableOfType(ApiException.class, () -> create("Acme"));

        assertThat(firstRefusal == null ? 201 : firstRefusal.status()).isEqualTo(201);
        assertThat(org.callsTo(LOGIN)).isEqualTo(2);
    }

    @Test
    void aStumblingLoginHostIsTriedAgain() {
        org.faults().on(Requests.logins()).at(1, Answers.maintenance());
        org.faults().on(Requests.logins()).at(2, Breakages.resetBeforeProcessing());

        assertThat(create("Acme")).isEqualTo(201);

        assertThat(sleeper.pauses()).hasSize(2);
    }

    static Stream<Fault> passingFaults() {
        return Stream.of(
                Answers.html(500),
                Answers.html(502),
                Answers.maintenance(),
                Answers.status(504),
                Answers.retryAfter(429, "1"),
                Answers.retryAfter(503, "86400000"),
                Answers.oauth("unknown_error", "retry your request"),
                Breakages.dropBeforeProcessing(),
                Breakages.resetBeforeProcessing(),
                Breakages.dropAfterCommit(),
                Breakages.resetAfterCommit(),
                Breakages.resetMidBody(10),
                Breakages.cutBody(),
                Breakages.cutBodyWithoutFraming(),
                Breakages.cutChunk(),
                Breakages.badChunkSize(),
                Breakages.contentLengthTooLong(),
                Breakages.contentLengthTooShort());
    }

    @ParameterizedTest
    @MethodSource("passingFaults")
    void aLoginMetByAPassingFaultSucceedsTheNextTime(Fault fault) {
        org.faults().on(Requests.logins()).once(fault);

        assertThat(patient().fetch(jdk).organizationId()).contains(org.orgId());

        assertThat(org.callsTo(LOGIN)).isEqualTo(2);
    }

    static Stream<Fault> lastingFaults() {
        return Stream.of(
                Answers.redirect(302, "https://evil.example/"),
                Answers.redirect(307, "http://127.0.0.1:1/"),
                Answers.html(404),
                Answers.orgGone(),
                Answers.empty(400),
                Answers.xml(400),
                Answers.oauth("invalid_grant", "inactive user"),
                Answers.tokenRevoked());
    }

    @ParameterizedTest
    @MethodSource("lastingFaults")
    void aLoginMetByALastingFaultSaysWhyAtOnce(Fault fault) {
        org.faults().on(Requests.logins()).once(fault);

        ApiException failure =
                catchThrowableOfType(ApiException.class, () -> patient().fetch(jdk));

        assertThat(failure).hasMessageContaining("Likely causes, the likeliest first: (1)");
        assertThat(org.callsTo(LOGIN)).isEqualTo(1);
    }

    @Test
    void anUnknownUserIsExplained() {
        ApiException failure = catchThrowableOfType(
                ApiException.class, () -> login("nobody@acme.example").fetch(jdk));

        assertThat(failure.code()).isEqualTo(new ErrorCode("invalid_grant"));
        assertThat(failure).hasMessageContaining("sub=nobody@acme.example").hasMessageContaining("Likely causes");
        assertThat(org.callsTo(LOGIN)).isEqualTo(1);
    }

    @Test
    void aKeyOfAnotherAppIsExplained() {
        JwtBearer other = JwtBearer.builder(
                        org.clientId(), org.username(), SigningKey.of(Keys.rsa().getPrivate()))
                .loginUrl(org.loginUrl().toString())
                .clock(clock)
                .build();

        ApiException failure = catchThrowableOfType(ApiException.class, () -> other.fetch(jdk));

        assertThat(failure)
                .hasMessageContaining("invalid assertion")
                .hasMessageContaining("(1) the key does not belong");
    }

    private JwtBearer login(String username) {
        return JwtBearer.builder(org.clientId(), username, SigningKey.fromPem(org.privateKeyPem()))
                .loginUrl(org.loginUrl().toString())
                .clock(clock)
                .sleeper(sleeper)
                .build();
    }

    /** A login whose deadline outlives any {@code Retry-After} that is obeyed. */
    private JwtBearer patient() {
        return JwtBearer.builder(org.clientId(), org.username(), SigningKey.fromPem(org.privateKeyPem()))
                .loginUrl(org.loginUrl().toString())
                .retry(RetryPolicy.standard().withDeadline(Duration.ofHours(1)))
                .clock(clock)
                .sleeper(sleeper)
                .build();
    }

    private int create(String name) {
        byte[] json = ("{\"Name\":\"" + name + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpRequest request = new HttpRequest(
                "POST", ACCOUNTS, HttpHeaders.none(), HttpBody.json(json), false, Duration.ofSeconds(30));
        try (var response = wire.send(request)) {
            return response.status();
        }
    }
}
