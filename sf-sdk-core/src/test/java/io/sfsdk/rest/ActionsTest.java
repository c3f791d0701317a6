package io.sfsdk.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.http.HttpBody;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.record.RecordId;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.http.Response;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Actions, Apex classes and other resources that a test brings to the simulated org. */
class ActionsTest {
    private static final RecordId ACME = RecordId.of("001TK00000AAAAbYAP");

    private final Connected connected = Connected.toStandardOrg();
    private final RestApi api = connected.api();

    @AfterEach
    void disconnect() {
        connected.close();
    }

    @Test
    void anActionAnswersForEachOfItsInputs() {
        connected.org().host("/actions/custom/flow/Score", request -> Response.json(400, """
                        [{"actionName":"Score","errors":null,"isSuccess":true,"outputValues":{"score":10.25,"tags":["a"]}},
                         {"actionName":"Score","errors":[{"statusCode":"FLOW_EXCEPTION","message":"no","fields":[]}],
                          "isSuccess":false,"outputValues":null}]"""));

        List<ActionResult> results =
                api.actions().invoke("custom/flow/Score", List.of(Map.of("id", ACME), Map.of("id", "x")));

        assertThat(results).extracting(ActionResult::success).containsExactly(true, false);
        assertThat(results.get(0).outputs())
                .containsEntry("score", new BigDecimal("10.25"))
                .containsEntry("tags", List.of("a"));
        assertThat(results.get(1).errors().get(0).code()).isEqualTo(new ErrorCode("FLOW_EXCEPTION"));
        assertThat(connected.org().requests().get(0).text())
                .isEqualTo("{\"inputs\":[{\"id\":\"001TK00000AAAAbYAP\"},{\"id\":\"x\"}]}");
    }

    @Test
    void aRefusedCallIsNoResult() {
        connected
                .org()
                .host(
                        "/actions/standard/emailSimple",
                        request -> Response.json(400, "[{\"errorCode\":\"INVALID_API_INPUT\",\"message\":\"x\"}]"));

        assertThatThrownBy(() -> api.actions().invoke("standard/emailSimple", List.of(Map.of())))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(new ErrorCode("INVALID_API_INPUT")));
    }

    @Test
    void anAnswerWithFewerResultsThanInputsIsNoAnswer() {
        connected.org().host("/actions/standard/chatterPost", request -> Response.json(200, "[]"));

        assertThatThrownBy(() -> api.actions().invoke("standard/chatterPost", List.of(Map.of())))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("0 results for 1 inputs");
    }

    @Test
    void anActionWhoseAnswerIsLostIsNotRepeated() {
        connected.org().host("/actions/custom/apex/Pay", request -> Response.json(200, "[]"));
        connected.org().faults().on().always(Breakages.dropAfterCommit());

        assertThatThrownBy(() -> api.actions().invoke("custom/apex/Pay", List.of(Map.of())))
                .isInstanceOfSatisfying(
                        SalesforceException.class, e -> assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN));
        assertThat(connected.org().callsTo("/actions/custom/apex/Pay")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "custom/flow", "standard/a/../b", "other/x", "standard/x?y", ""})
    void anActionsNameIsChecked(String name) {
        assertThatThrownBy(() -> api.actions().invoke(name, List.of(Map.of())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(connected.org().requests()).isEmpty();
    }

    @Test
    void aQuickActionSaysWhatItMade() {
        connected
                .org()
                .host(
                        "/sobjects/Account/quickActions/NewContact",
                        request -> Response.json(
                                201,
                                "{\"contextId\":\"" + ACME + "\",\"created\":true,\"errors\":[],\"feedItemIds\":null,"
                                        + "\"ids\":[\"003TK00000BBBBbYAP\"],\"success\":true}"));

        List<RecordId> made = api.actions().quick("Account", "NewContact", ACME, Map.of("LastName", "Lee"));

        assertThat(made).containsExactly(RecordId.of("003TK00000BBBBbYAP"));
        assertThat(connected.org().requests().get(0).text())
                .isEqualTo("{\"contextId\":\"" + ACME + "\",\"record\":{\"LastName\":\"Lee\"}}");
    }

    @Test
    void aRecordIsHandedInAndDecided() {
        connected
                .org()
                .host(
                        "/process/approvals",
                        request -> request.text().contains("Reject")
                                ? Response.json(
                                        200,
                                        "[{\"errors\":[{\"statusCode\":\"ALREADY_IN_PROCESS\",\"message\":\"x\"}],\"success\":false}]")
                                : Response.json(
                                        200,
                                        "[{\"actorIds\":[],\"entityId\":\"" + ACME + "\",\"errors\":null,"
                                                + "\"instanceId\":\"04gTK0000000001YAA\",\"instanceStatus\":\"Pending\","
                                                + "\"newWorkitemIds\":[\"04iTK0000000001YAA\"],\"success\":true}]"));

        ApprovalResult submitted = api.actions().submit(ACME, "please");
        RecordId workItem = submitted.newWorkItems().get(0);

        assertThat(submitted.status()).isEqualTo("Pending");
        assertThat(api.actions().approve(workItem, "fine").recordId()).isEqualTo(ACME);
        assertThatThrownBy(() -> api.actions().reject(workItem, "no"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("ALREADY_IN_PROCESS");
        assertThat(connected.org().requests().get(1).text()).contains("\"actionType\":\"Approve\"", workItem.value());
    }

    @Test
    void anApexClassAnswersAsItLikes() throws Exception {
        connected
                .org()
                .host(
                        "/services/apexrest/orders",
                        request ->
                                Response.of(request.method().equals("GET") ? 200 : 409, "text/plain", request.body()));

        try (HttpResponse got = api.apex().get("/orders/7");
                HttpResponse posted =
                        api.apex().call("POST", "/orders", HttpBody.json("{}".getBytes(StandardCharsets.UTF_8)));
                HttpResponse unknown = api.apex().get("/none")) {
            assertThat(got.status()).isEqualTo(200);
            assertThat(got.headers().first("Sforce-Limit-Info")).isEmpty();
            assertThat(posted.status()).isEqualTo(409);
            assertThat(posted.body().readAllBytes()).asString().isEqualTo("{}");
            assertThat(unknown.status()).isEqualTo(404);
        }
        assertThatThrownBy(() -> api.apex().get("orders")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> api.apex().get("/../data")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theUiApiAndGraphQlAreReachedByRawRequests() throws Exception {
        connected.org().host("/ui-api/record-ui", request -> Response.json(200, "{\"records\":{}}"));
        connected
                .org()
                .host(
                        "/graphql",
                        request ->
                                Response.json(200, "{\"data\":" + request.text().length() + "}"));
        byte[] query = "{\"query\":\"{ uiapi { query { Account { edges { node { Id } } } } } }\"}"
                .getBytes(StandardCharsets.UTF_8);
        HttpRequest graphql = new HttpRequest(
                "POST",
                api.version().path() + "/graphql",
                HttpHeaders.none(),
                HttpBody.json(query),
                true,
                Duration.ofSeconds(10));

        try (HttpResponse ui = api.send(api.get("/ui-api/record-ui/" + ACME));
                HttpResponse data = api.send(graphql)) {
            assertThat(ui.body().readAllBytes()).asString().isEqualTo("{\"records\":{}}");
            assertThat(data.body().readAllBytes()).asString().isEqualTo("{\"data\":" + query.length + "}");
        }
    }
}
