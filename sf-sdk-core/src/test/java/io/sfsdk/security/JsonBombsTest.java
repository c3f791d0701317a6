package io.sfsdk.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.JwtBearer;
import io.sfsdk.auth.SigningKey;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.record.SObject;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.testkit.http.Response;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers made to exhaust whoever reads them end as one of this library's exceptions, wherever they come. */
class JsonBombsTest {
    private static final String DEEP = "[".repeat(1_001) + "]".repeat(1_001);
    private static final String LONG_NUMBER = "9".repeat(1_200);
    private static final String HUGE_EXPONENT = "1e999999999";

    private final SimulatedOrg org = SimulatedOrg.start();
    private final JdkHttpTransport wire =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final SalesforceClient client = SalesforceClient.builder(
                    JwtBearer.builder(org.clientId(), org.username(), SigningKey.of(org.privateKey()))
                            .loginUrl(org.loginUrl().toString())
                            .clock(org.clock())
                            .sleeper(pause -> {})
                            .build())
            .transport(wire)
            .build();

    @AfterEach
    void close() {
        wire.close();
        org.close();
    }

    static Stream<Arguments> bombs() {
        return Stream.of(DEEP, LONG_NUMBER)
                .flatMap(bomb -> Stream.of(
                        call(
                                "/query",
                                200,
                                page(bomb),
                                client -> client.query("SELECT Id FROM Account").close()),
                        call(
                                "/query",
                                400,
                                "[{\"errorCode\":" + bomb + "}]",
                                client -> client.query("SELECT Id FROM Account").close()),
                        call(
                                "/limits",
                                200,
                                "{\"A\":" + bomb + "}",
                                client -> client.rest().limits()),
                        call(
                                "/sobjects",
                                200,
                                "{\"sobjects\":" + bomb + "}",
                                client -> client.rest().describeGlobal()),
                        call(
                                "/services/oauth2/token",
                                200,
                                "{\"access_token\":" + bomb + "}",
                                client -> client.rest().limits()),
                        call(
                                "/services/oauth2/token",
                                400,
                                "{\"error\":" + bomb + "}",
                                client -> client.rest().limits())));
    }

    private static String page(String value) {
        return "{\"totalSize\":1,\"done\":true,\"records\":[{\"attributes\":{\"type\":\"Account\"},\"X\":" + value
                + "}]}";
    }

    private static Arguments call(String path, int status, String body, Consumer<SalesforceClient> call) {
        return Arguments.of(path + " " + status + " " + body.charAt(body.length() / 2), path, status, body, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void aBombIsRefusedInFewWords(String name, String path, int status, String body, Consumer<SalesforceClient> call) {
        org.faults().on(Requests.to(path)).always(Answers.with("bomb", Response.json(status, body)));

        assertThatThrownBy(() -> call.accept(client))
                .isInstanceOf(SalesforceException.class)
                .message()
                .hasSizeLessThan(1_000);
    }

    @ParameterizedTest
    @MethodSource("values")
    void aBombBehindAWriteLeavesItInDoubt(String value) {
        String rows = "[{\"id\":" + value + ",\"success\":true}]";
        org.faults().on(Requests.post("/composite/sobjects")).always(Answers.with("bomb", Response.json(200, rows)));
        SObject record = SObject.of("Account").with("Name", "Acme");

        List<WriteOutcome> outcomes =
                client.rest().writer().write(WriteRequest.of(new WriteOperation.Insert(), List.of(record)));

        assertThat(outcomes).singleElement().isInstanceOf(WriteOutcome.InDoubt.class);
        assertThat(org.callsTo("/composite/sobjects")).isEqualTo(1);
    }

    static Stream<String> values() {
        return Stream.of(DEEP, LONG_NUMBER);
    }

    /** It is a short text; only turning it into digits would be long, and nothing here does. */
    @Test
    void aHugeExponentIsReadWithoutBeingWrittenOut() {
        org.faults().on(Requests.get("/query")).always(Answers.with("bomb", Response.json(200, page(HUGE_EXPONENT))));

        try (var rows = client.query("SELECT Id FROM Account")) {
            SObject record = rows.next().records().get(0);

            assertThat(record.decimal("X"))
                    .hasValueSatisfying(value -> assertThat(value.precision()).isEqualTo(1));
            assertThat(record.toString()).hasSizeLessThan(200);
        }
    }
}
