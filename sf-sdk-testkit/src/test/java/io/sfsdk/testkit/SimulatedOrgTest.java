package io.sfsdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.testkit.http.RawConnection;
import io.sfsdk.testkit.store.Transaction;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class SimulatedOrgTest {
    @Test
    void aRecordThatIsWrittenIsFoundByTheNextQuery(SimulatedOrg org) {
        OrgClient client = new OrgClient(org);

        client.send("POST", "/sobjects/Account", Map.of("Name", "Acme"));

        assertThat(client.query("SELECT Name FROM Account").body()).contains("\"Name\":\"Acme\"");
        assertThat(org.query("SELECT Name FROM Account")).containsExactly(Map.of("Name", "Acme"));
    }

    @Test
    void aTransactionIsSeenWhenItCommitsWithTheStampOfItsWrite(SimulatedOrg org) {
        Transaction late = org.begin();
        late.insert("Account", Map.of("Name", "Late"));
        OrgClient client = new OrgClient(org);

        org.clock().advance(Duration.ofMinutes(15));
        assertThat(client.query("SELECT Id FROM Account").body()).contains("\"totalSize\":0");
        late.commit();

        assertThat(client.query("SELECT SystemModstamp FROM Account").body())
                .contains("\"SystemModstamp\":\"2026-01-01T12:00:00.000+0000\"");
    }

    @Test
    void theAuditLogTellsWhoAskedWhatAndWhatStruckIt(SimulatedOrg org) {
        org.faults().on(Requests.get("/query")).once(Answers.unavailable());
        OrgClient client = new OrgClient(org);

        client.query("SELECT Id FROM Account");
        client.send("POST", "/sobjects/Account", Map.of("Name", "Acme"));

        RecordedRequest first = org.requests().get(0);
        RecordedRequest second = org.requests().get(1);
        assertThat(first.fault()).isEqualTo("503 SERVER_UNAVAILABLE");
        assertThat(first.status()).isEqualTo(503);
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.method()).isEqualTo("POST");
        assertThat(second.text()).isEqualTo("{\"Name\":\"Acme\"}");
        assertThat(second.userId()).isEqualTo(org.userId());
        assertThat(second.fault()).isNull();
        assertThat(second.toString()).doesNotContain("Acme");
        assertThat(org.callsTo("/sobjects/Account")).isEqualTo(1);
        assertThat(org.callsTo("/services/data/v66.0")).isEqualTo(2);
    }

    @Test
    void aBoundedLogKeepsTheYoungestAndCountsAll() {
        try (SimulatedOrg org = SimulatedOrg.builder().keepRequests(2).start()) {
            OrgClient client = new OrgClient(org);

            for (int i = 0; i < 5; i++) {
                client.get("/limits");
            }

            assertThat(org.requests()).extracting(RecordedRequest::number).containsExactly(4L, 5L);
            assertThat(org.callsTo("/limits")).isEqualTo(5);
        }
    }

    @Test
    void theDateHeaderFollowsTheClockAndItsSkew(SimulatedOrg org) {
        OrgClient client = new OrgClient(org);

        org.clock().set(Instant.parse("2026-03-04T05:06:07Z"));
        assertThat(date(client)).isEqualTo("Wed, 04 Mar 2026 05:06:07 GMT");
        org.skewDateHeader(Duration.ofMinutes(-10));
        assertThat(date(client)).isEqualTo("Wed, 04 Mar 2026 04:56:07 GMT");
    }

    @Test
    void aMovedOrgSendsDataCallsOnAndTellsNewTokensWhere(SimulatedOrg org) {
        OrgClient client = new OrgClient(org);
        URI old = client.uri("/limits");

        URI moved = org.moveInstance();

        HttpResponse<String> redirected =
                client.exchange(HttpRequest.newBuilder(old).build());
        assertThat(redirected.statusCode()).isEqualTo(301);
        assertThat(redirected.headers().firstValue("Location")).contains(moved + "/services/data/v66.0/limits");
        assertThat(OrgClient.object(client.logIn(Map.of())).get("instance_url")).isEqualTo(moved.toString());
        assertThat(client.get("/limits").statusCode()).isEqualTo(200);
        assertThat(org.loginUrl()).isNotEqualTo(moved);
    }

    @Test
    void twoOrgsOfDifferentSeedsShareNoId(SimulatedOrg org) {
        try (SimulatedOrg other = SimulatedOrg.builder().seed(2).start()) {
            String id = org.insert("Account", Map.of("Name", "Acme"));

            assertThat(other.insert("Account", Map.of("Name", "Acme"))).isNotEqualTo(id);
            assertThat(other.orgId()).isNotEqualTo(org.orgId());
            assertThat(new OrgClient(other)
                            .withToken(org.accessToken())
                            .get("/limits")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void aRefusedPreparationFailsLoudly(SimulatedOrg org) {
        assertThatThrownBy(() -> org.insert("Account", Map.of("Industry", "Energy")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("REQUIRED_FIELD_MISSING");
    }

    @Test
    void aRunningClockMovesByItself() {
        OrgClock clock = OrgClock.running();
        Instant before = Instant.now();

        clock.advance(Duration.ofDays(1));

        assertThat(clock.now()).isAfter(before.plus(Duration.ofHours(23)));
    }

    @Test
    void everyConnectionIsCounted(SimulatedOrg org) {
        new OrgClient(org).get("/limits");
        new OrgClient(org).get("/limits");

        assertThat(org.connectionsAccepted()).isEqualTo(2);
    }

    private static String date(OrgClient client) {
        return client.get("/services/data").headers().firstValue("Date").orElseThrow();
    }

    @Test
    void aHostThatIsNotThisOneGetsTheEdgesPageAndNeverTheOrg(SimulatedOrg org) throws IOException {
        try (RawConnection wire = RawConnection.to(org.instanceUrl())) {
            wire.send("GET /services/data HTTP/1.1\r\nHost: gone.my.salesforce.com\r\n\r\n");

            assertThat(wire.read().statusLine()).startsWith("HTTP/1.1 420 ");
        }
        assertThat(org.requests()).isEmpty();
    }

    @Test
    void aTargetMayNameItsHost(SimulatedOrg org) throws IOException {
        try (RawConnection wire = RawConnection.to(org.instanceUrl())) {
            wire.get(org.instanceUrl() + "/services/data");

            assertThat(wire.read().statusLine()).startsWith("HTTP/1.1 200 ");
        }
    }
}
