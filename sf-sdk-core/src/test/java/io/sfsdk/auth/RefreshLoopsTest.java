package io.sfsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sfsdk.SalesforceClient;
import io.sfsdk.batch.BatchSummary;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.record.SObject;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Fault;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.testkit.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An org that refuses for ever is logged in to once more or not at all, and never again for the same call. */
class RefreshLoopsTest {
    private static final String LOGIN = "/services/oauth2/token";
    private static final String INVALID_SESSION = "INVALID_SESSION_ID";

    private final SimulatedOrg org = SimulatedOrg.start();
    private final JdkHttpTransport wire =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final SalesforceClient client = SalesforceClient.builder(
                    JwtBearer.builder(org.clientId(), org.username(), SigningKey.of(org.privateKey()))
                            .loginUrl(org.loginUrl().toString())
                            .clock(org.clock())
                            .build())
            .transport(wire)
            .time(Clock.systemUTC(), pause -> {}, new SplittableRandom(1))
            .build();

    @AfterEach
    void close() {
        client.close();
        wire.close();
        assertThat(org.defects()).isEmpty();
        org.close();
    }

    static Stream<Arguments> refusals() {
        List<Fault> thatANewTokenMayMend = List.of(
                Answers.sessionExpired(),
                Answers.json(401, INVALID_SESSION, "La session a expir\u00e9"),
                text(
                        401,
                        "text/html",
                        "<?xml version=\"1.0\"?><response><faultcode>LOGIN_OAUTH_INVALID_TOKEN(1703)</faultcode></response>"),
                Answers.html(401),
                Answers.empty(401),
                Answers.badOAuthToken(),
                Answers.orgGone(),
                Answers.redirect(302, "https://acme.lightning.force.com/login"),
                Answers.redirect(301, "https://elsewhere.my.salesforce.com/"));
        List<Fault> thatNoTokenMends = List.of(
                Answers.json(401, "INVALID_AUTH_HEADER", "INVALID_AUTH_HEADER"),
                Answers.json(401, "INVALID_AUTH_HEADER", "INVALID_HEADER_TYPE"),
                Answers.json(401, INVALID_SESSION, "This session is not valid for use with the REST API"),
                Answers.json(401, INVALID_SESSION, "Connected app is not attached to Agent"),
                Answers.json(401, "INVALID_OPERATION_WITH_EXPIRED_PASSWORD", "the password has expired"),
                Answers.json(403, "INVALID_OPERATION_WITH_EXPIRED_PASSWORD", "the password has expired"),
                Answers.json(403, INVALID_SESSION, "a code that belongs to another status"),
                Answers.json(403, "API_DISABLED_FOR_ORG", "The REST API is not enabled for this Organization."),
                Answers.json(403, "API_CURRENTLY_DISABLED", "try again"),
                Answers.json(403, "INSUFFICIENT_ACCESS", "no access"),
                Answers.json(403, "TXN_SECURITY_NO_ACCESS", "a policy forbids it"),
                Answers.json(403, "TXN_SECURITY_END_A_SESSION", "a policy ended the session"),
                Answers.json(403, "APEX_REST_SERVICES_DISABLED", "no Apex REST"),
                Answers.dailyLimit(),
                Answers.concurrentLimit(),
                text(403, "text/plain", "Missing_OAuth_Token"),
                text(403, "text/plain", "Wrong_Org"),
                Answers.html(403),
                Answers.empty(403));
        return Stream.concat(
                thatANewTokenMayMend.stream().map(fault -> arguments(fault, 1)),
                thatNoTokenMends.stream().map(fault -> arguments(fault, 0)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalThatStaysIsAnsweredByOneNewLoginAtMost(Fault refusal, int newLogins) {
        client.rest().limits();
        org.faults().on(Requests.to("/services/data")).times(50, refusal);

        for (Consumer<SalesforceClient> call : calls()) {
            org.forgetRequests();

            assertThatThrownBy(() -> call.accept(client)).isInstanceOf(SalesforceException.class);

            assertThat(org.callsTo(LOGIN)).isEqualTo(newLogins);
            assertThat(org.callsTo("/services/data")).isEqualTo(newLogins + 1);
        }
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aBatchThatIsRefusedStopsAndDoesNotLogInForEachOfItsChunks(Fault refusal, int newLogins) {
        client.rest().limits();
        org.faults().on(Requests.to("/services/data")).times(50, refusal);
        org.forgetRequests();

        BatchSummary summary = client.batch("Account")
                .insert()
                .deadLetters(new InMemoryDeadLetterSink())
                .build()
                .run(Stream.generate(() -> SObject.of("Account").with("Name", "Acme"))
                        .limit(1_000));

        assertThat(org.callsTo(LOGIN)).isLessThanOrEqualTo(newLogins);
        assertThat(summary.written()).isZero();
        assertThat(summary.dead() + summary.unprocessed().size()).isEqualTo(summary.accepted());
    }

    private static List<Consumer<SalesforceClient>> calls() {
        return List.of(
                client -> client.records("Account").create(SObject.of("Account").with("Name", "Acme")),
                client -> client.query("SELECT Id FROM Account").close(),
                client -> client.rest().limits());
    }

    private static Fault text(int status, String type, String body) {
        return Answers.with(status + " " + body, Response.of(status, type, body.getBytes(StandardCharsets.UTF_8)));
    }
}
