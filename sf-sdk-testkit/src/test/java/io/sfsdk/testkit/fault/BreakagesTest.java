package io.sfsdk.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import io.sfsdk.testkit.http.Gate;
import io.sfsdk.testkit.http.RawConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class BreakagesTest {
    private static final String VERSIONS = "/services/data";

    @Test
    void aRequestDroppedBeforeProcessingLeavesNoRecord(SimulatedOrg org) {
        org.faults().on(Requests.writes()).once(Breakages.dropBeforeProcessing());
        OrgClient client = new OrgClient(org);

        assertThatThrownBy(() -> client.send("POST", "/sobjects/Account", Map.of("Name", "Acme")))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(org.count("Account")).isZero();
        assertThat(org.requests().get(0).fault()).isEqualTo("drop before processing");
        assertThat(org.requests().get(0).status()).isZero();
    }

    @Test
    void anAnswerDroppedAfterCommitLeavesTheRecord(SimulatedOrg org) {
        org.faults().on(Requests.writes()).once(Breakages.dropAfterCommit());
        OrgClient client = new OrgClient(org);

        assertThatThrownBy(() -> client.send("POST", "/sobjects/Account", Map.of("Name", "Acme")))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(org.count("Account")).isEqualTo(1);
        assertThat(org.requests().get(0).status()).isEqualTo(201);
    }

    @Test
    void anAnswerResetAfterCommitLeavesTheRecord(SimulatedOrg org) throws IOException {
        org.faults().on(Requests.writes()).once(Breakages.resetAfterCommit());
        String body = "{\"Name\":\"Acme\"}";

        try (RawConnection connection = RawConnection.to(org.loginUrl())) {
            connection.send("POST /services/data/v66.0/sobjects/Account HTTP/1.1\r\nAuthorization: Bearer "
                    + org.accessToken() + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                    + "\r\n\r\n" + body);

            assertThatThrownBy(connection::readToEnd).isInstanceOf(SocketException.class);
            assertThat(org.count("Account")).isEqualTo(1);
        }
    }

    @Test
    void aResetBeforeProcessingLeavesNoRecord(SimulatedOrg org) throws IOException {
        org.faults().on().once(Breakages.resetBeforeProcessing());

        try (RawConnection connection = RawConnection.to(org.loginUrl()).get(VERSIONS)) {
            assertThatThrownBy(connection::readToEnd).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void aCutBodyEndsWithoutItsLastChunk(SimulatedOrg org) throws IOException {
        org.faults().on().once(Breakages.cutBody());

        String raw = raw(org);

        assertThat(raw).contains("Transfer-Encoding: chunked").contains("\"version\":\"31.0\"");
        assertThat(raw).doesNotContain("67.0").doesNotEndWith("0\r\n\r\n");
    }

    @Test
    void aCutBodyWithoutFramingLooksComplete(SimulatedOrg org) {
        org.faults().on().once(Breakages.cutBodyWithoutFraming());

        HttpResponse<String> response = new OrgClient(org).get(VERSIONS);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("31.0").doesNotContain("67.0");
    }

    @Test
    void aCutChunkAnnouncesMoreThanItHolds(SimulatedOrg org) throws IOException {
        org.faults().on().once(Breakages.cutChunk());

        String raw = raw(org);

        String body = raw.substring(raw.indexOf("\r\n\r\n") + 4);
        int announced = Integer.parseInt(body.substring(0, body.indexOf('\r')), 16);
        assertThat(body.substring(body.indexOf('\n') + 1).length()).isEqualTo(announced - 10);
    }

    @Test
    void aBadChunkSizeIsNoNumber(SimulatedOrg org) throws IOException {
        org.faults().on().once(Breakages.badChunkSize());

        assertThat(raw(org)).contains("\r\n\r\nzz\r\n[{");
    }

    @Test
    void contentLengthsLieInBothDirections(SimulatedOrg org) throws IOException {
        org.faults().on().at(1, Breakages.contentLengthTooLong());
        org.faults().on().at(2, Breakages.contentLengthTooShort());

        String tooLong = raw(org);
        String tooShort = raw(org);

        assertThat(contentLength(tooLong)).isEqualTo(body(tooLong).length() + 10);
        assertThat(contentLength(tooShort)).isEqualTo(body(tooShort).length() / 2);
    }

    @Test
    void anAnswerWithoutABodyIsCutInsideItsHead(SimulatedOrg org) throws IOException {
        String id = org.insert("Account", Map.of("Name", "Acme"));
        org.faults().on(Requests.delete("/sobjects")).once(Breakages.cutBody());

        try (RawConnection connection = RawConnection.to(org.loginUrl())) {
            connection.send("DELETE /services/data/v66.0/sobjects/Account/" + id + " HTTP/1.1\r\nAuthorization: Bearer "
                    + org.accessToken() + "\r\n\r\n");

            assertThat(connection.readToEnd()).startsWith("HTTP/1.1 204").doesNotContain("\r\n\r\n");
            assertThat(org.count("Account")).isZero();
        }
    }

    @Test
    void aStalledBodyGoesOnWhenTheGateOpens(SimulatedOrg org) throws Exception {
        Gate gate = new Gate();
        org.faults().on().once(Breakages.stallMidBody(gate));
        OrgClient client = new OrgClient(org);

        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> client.get(VERSIONS));

        assertThat(gate.awaitReached(Duration.ofSeconds(20))).isTrue();
        assertThat(answer).isNotDone();
        gate.open();
        assertThat(answer.get(20, TimeUnit.SECONDS).body()).contains("67.0");
    }

    @Test
    void aStalledAnswerEndsWithTheOrg(SimulatedOrg org) throws Exception {
        Gate gate = new Gate();
        org.faults().on().once(Breakages.stallAfterHeaders(gate));

        try (RawConnection connection = RawConnection.to(org.loginUrl()).get(VERSIONS)) {
            assertThat(gate.awaitReached(Duration.ofSeconds(20))).isTrue();
            assertThat(connection.readHead().get(0)).isEqualTo("HTTP/1.1 200 OK");
            org.close();

            assertThat(connection.readToEnd()).isEmpty();
        }
    }

    @Test
    void aDrippingBodyArrivesWhole(SimulatedOrg org) {
        org.faults().on().once(Breakages.drip(Duration.ofNanos(1_000)));

        assertThat(new OrgClient(org).get(VERSIONS).body()).contains("67.0");
    }

    private static String raw(SimulatedOrg org) throws IOException {
        try (RawConnection connection = RawConnection.to(org.loginUrl()).get(VERSIONS)) {
            return connection.readToEnd();
        }
    }

    private static String body(String raw) {
        return raw.substring(raw.indexOf("\r\n\r\n") + 4);
    }

    private static int contentLength(String raw) {
        String name = "Content-Length: ";
        int at = raw.indexOf(name) + name.length();
        return Integer.parseInt(raw.substring(at, raw.indexOf('\r', at)));
    }
}
