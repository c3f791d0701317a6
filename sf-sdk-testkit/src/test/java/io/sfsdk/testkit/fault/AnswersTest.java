package io.sfsdk.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class AnswersTest {
    @Test
    void bothLimitsShareACodeAndDifferInText(SimulatedOrg org) {
        HttpResponse<String> daily = struck(org, Answers.dailyLimit());
        HttpResponse<String> concurrent = struck(org, Answers.concurrentLimit());

        assertThat(daily.statusCode()).isEqualTo(403);
        assertThat(daily.body())
                .isEqualTo(
                        "[{\"message\":\"TotalRequests Limit exceeded.\",\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\"}]");
        assertThat(concurrent.statusCode()).isEqualTo(403);
        assertThat(concurrent.body()).contains("ConcurrentRequests (Concurrent API Requests) Limit exceeded.");
    }

    @Test
    void aRefusedWriteIsNotCarriedOut(SimulatedOrg org) {
        org.faults().on(Requests.writes()).once(Answers.unavailable());

        HttpResponse<String> response = new OrgClient(org).send("POST", "/sobjects/Account", Map.of("Name", "Acme"));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(org.count("Account")).isZero();
    }

    @Test
    void anExpiredAnswerLeavesTheSessionAlive(SimulatedOrg org) {
        HttpResponse<String> refused = struck(org, Answers.sessionExpired());

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("Sforce-Limit-Info")).isEmpty();
    }

    @Test
    void bodiesComeInEveryKind(SimulatedOrg org) {
        assertThat(struck(org, Answers.maintenance()).headers().firstValue("Content-Type"))
                .contains("text/html;charset=UTF-8");
        assertThat(struck(org, Answers.xml(500)).body()).startsWith("<?xml").contains("<errorCode>UNKNOWN_EXCEPTION");
        assertThat(struck(org, Answers.empty(504)).body()).isEmpty();
        assertThat(struck(org, Answers.json(409, "CONFLICT", "no")).body()).contains("\"errorCode\":\"CONFLICT\"");
        assertThat(struck(org, Answers.badOAuthToken()).body()).isEqualTo("Bad_OAuth_Token");
        assertThat(struck(org, Answers.errorWithStatus200()).statusCode()).isEqualTo(200);
        assertThat(struck(org, Answers.orgGone()).statusCode()).isEqualTo(420);
    }

    @Test
    void headersTellWhenAndWhere(SimulatedOrg org) {
        assertThat(struck(org, Answers.retryAfter(429, "-7")).headers().firstValue("Retry-After"))
                .contains("-7");
        assertThat(struck(org, Answers.redirect(302, "https://elsewhere.example/x"))
                        .headers()
                        .firstValue("Location"))
                .contains("https://elsewhere.example/x");
        assertThat(struck(org, Answers.multipleChoices("/a", "/b")).body()).isEqualTo("[\"/a\",\"/b\"]");
    }

    @Test
    void refusalsCarryTheOrgsDate(SimulatedOrg org) {
        HttpResponse<String> response = struck(org, Answers.unavailable());

        assertThat(response.headers().firstValue("Date")).contains("Thu, 01 Jan 2026 12:00:00 GMT");
    }

    private static HttpResponse<String> struck(SimulatedOrg org, Fault fault) {
        org.faults().on().once(fault);
        return new OrgClient(org).get("/limits");
    }
}
