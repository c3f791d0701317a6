package io.sfsdk.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.JwtBearer;
import io.sfsdk.auth.SigningKey;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.http.ScriptedServer;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.ChildRecords;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Pages;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.testkit.http.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an answer says, nothing is sent to a host that the login did not name: a second server waits for it in vain. */
class CredentialsStayHomeTest {
    private static final RecordId ACME = RecordId.of("001TK00000AAAAbYAP");

    private final SimulatedOrg org = SimulatedOrg.builder().pageSize(1).start();
    private final ScriptedServer foreign = ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    private final JdkHttpTransport wire =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final List<URI> targets = new CopyOnWriteArrayList<>();
    private final SalesforceClient client = SalesforceClient.builder(
                    JwtBearer.builder(org.clientId(), org.username(), SigningKey.of(org.privateKey()))
                            .loginUrl(org.loginUrl().toString())
                            .clock(org.clock())
                            .sleeper(pause -> {})
                            .build())
            .transport(this::send)
            .time(Clock.systemUTC(), pause -> {}, new SplittableRandom(1))
            .build();

    @AfterEach
    void close() throws IOException {
        wire.close();
        org.close();
        foreign.close();
    }

    private HttpResponse send(HttpRequest request) {
        targets.add(URI.create(request.target()));
        return wire.send(request);
    }

    static Stream<Arguments> calls() {
        SObject changes = SObject.of("Account").with("Name", "canary");
        SObject keyed = changes.with("External_Id__c", "K-1");
        return Stream.of(
                call("query", client -> client.query("SELECT Id FROM Account").close()),
                call("create", client -> client.records("Account").create(changes)),
                call("get", client -> client.records("Account").get(ACME, "Name")),
                call("update", client -> client.records("Account").update(ACME, changes)),
                call("upsert", client -> client.records("Account").upsert("External_Id__c", keyed)),
                call("delete", client -> client.records("Account").delete(ACME)),
                call("retrieve", client -> client.records("Account").retrieve(List.of(ACME), "Name")),
                call(
                        "batch",
                        client -> client.batch("Account")
                                .insert()
                                .deadLetters(new InMemoryDeadLetterSink())
                                .build()
                                .run(List.of(changes))),
                call("describe", client -> client.rest().describe("Account")),
                call("limits", client -> client.rest().limits()),
                call("userInfo", client -> client.rest().userInfo()));
    }

    private static Arguments call(String name, Consumer<SalesforceClient> call) {
        return Arguments.of(name, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void noCallFollowsARedirect(String name, Consumer<SalesforceClient> call) {
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            org.faults().clear();
            org.faults()
                    .on(Requests.to("/services"))
                    .always(Answers.redirect(status, foreign.url() + "/services/data/v66.0/" + name));

            attempt(call);
        }

        assertThat(foreign.connections()).isZero();
        assertOnlyHome();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void noCallOfASessionFollowsARedirect(String name, Consumer<SalesforceClient> call) {
        client.rest().versions();
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            org.faults().clear();
            org.faults()
                    .on(Requests.to("/services/data"))
                    .always(Answers.redirect(status, foreign.url() + "/services/data/v66.0/" + name));

            attempt(call);
        }

        assertThat(foreign.connections()).isZero();
        assertOnlyHome();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s/services/data/v66.0/query/0r8-1",
                "//127.0.0.1:%d/services/data/v66.0/query/0r8-1",
                "http://user@127.0.0.1:%d/services/data/v66.0/query/0r8-1",
                "http:///127.0.0.1:%d/services/data/v66.0/query/0r8-1",
                "https://127.0.0.1:%d/services/data/v66.0/query/0r8-1",
                "\\\\127.0.0.1:%d\\services",
                "@127.0.0.1:%d/services/data/v66.0/query/0r8-1",
                ":%d/services/data/v66.0/query/0r8-1",
                "/services/data/../../..//127.0.0.1:%d/x"
            })
    void aNextPageElsewhereIsNotAskedFor(String pattern) {
        org.insert("Account", Map.of("Name", "One"));
        org.insert("Account", Map.of("Name", "Two"));
        org.faults().on(Requests.get("/query")).once(Pages.nextPageAt(foreign(pattern)));

        assertThatThrownBy(() -> client.query("SELECT Id FROM Account"))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("nothing was sent");

        assertThat(foreign.connections()).isZero();
        assertOnlyHome();
    }

    @Test
    void childRowsElsewhereAreNotAskedFor() {
        String children = "{\"totalSize\":2,\"done\":false,\"nextRecordsUrl\":\"" + foreign.url()
                + "/services/data/v66.0/query/0r8-1\",\"records\":[{\"attributes\":{\"type\":\"Contact\"},\"Id\":null}]}";
        String page = "{\"totalSize\":1,\"done\":true,\"records\":[{\"attributes\":{\"type\":\"Account\"},\"Contacts\":"
                + children + "}]}";
        org.faults().on(Requests.get("/query")).once(Answers.with("children elsewhere", Response.json(200, page)));
        ChildRecords contacts = firstAccount().children("Contacts");

        assertThatThrownBy(() -> client.rest().rows(contacts)).isInstanceOf(ProtocolException.class);

        assertThat(foreign.connections()).isZero();
        assertOnlyHome();
    }

    private SObject firstAccount() {
        try (RecordCursor rows = client.query("SELECT Id, (SELECT Id FROM Contacts) FROM Account")) {
            return rows.next().records().get(0);
        }
    }

    /** On loopback any port is a simulated org's, so the foreign ones have names; none of them is ever looked up. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://evil.example",
                "https://login.salesforce.com.evil.example",
                "https://evilsalesforce.com",
                "https://acme.my.salesforce.com@evil.example",
                "https://user:pw@acme.my.salesforce.com",
                "https://evil.example/.salesforce.com",
                "https://evil.example#.salesforce.com",
                "https://evil.example?.salesforce.com",
                "http://acme.my.salesforce.com",
                "//evil.example",
                "evil.example",
                ""
            })
    void aLoginThatNamesAForeignInstanceIsRefused(String instance) {
        org.faults()
                .on(Requests.logins())
                .always(Answers.with("foreign instance", Response.json(200, grant(instance))));

        assertThatThrownBy(() -> client.rest().limits())
                .isInstanceOf(SalesforceException.class)
                .hasMessageNotContaining("canary");

        assertOnlyHome();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s/services/data",
                "//127.0.0.1:%d/services/data",
                "http://user@127.0.0.1:%d/services/data",
                "\\\\127.0.0.1:%d\\services"
            })
    void aRawCallGoesToAPathOfTheOrgOrNowhere(String pattern) {
        HttpRequest request = HttpRequest.get(foreign(pattern), Duration.ofSeconds(5));

        assertThatThrownBy(() -> client.rest().raw(request)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.rest().send(request)).isInstanceOf(IllegalArgumentException.class);

        assertThat(foreign.connections()).isZero();
        assertThat(targets).isEmpty();
    }

    @Test
    void theForeignServerWouldHaveNoticed() {
        wire.send(HttpRequest.get(foreign.url() + "/", Duration.ofSeconds(5))).close();

        assertThat(foreign.connections()).isEqualTo(1);
    }

    private static String grant(String instance) {
        return "{\"access_token\":\"00D!canary\",\"instance_url\":\"" + instance + "\"}";
    }

    /** It may fail or not; what counts is where it went. */
    private void attempt(Consumer<SalesforceClient> call) {
        try {
            call.accept(client);
        } catch (RuntimeException e) {
            assertThat(e).hasMessageNotContaining("canary");
        }
    }

    private String foreign(String pattern) {
        String url = foreign.url();
        int port = URI.create(url).getPort();
        return pattern.replace("%s", url).replace("%d", Integer.toString(port));
    }

    /** What left, if anything did, left for the login host or the instance. */
    private void assertOnlyHome() {
        assertThat(targets)
                .allSatisfy(target -> assertThat(target.getAuthority())
                        .isIn(org.loginUrl().getAuthority(), org.instanceUrl().getAuthority()));
    }
}
