package io.sfsdk.testkit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class UsageLimitTest {
    private SimulatedOrg org;
    private OrgClient client;

    @BeforeEach
    void connect(SimulatedOrg started) {
        org = started;
        client = new OrgClient(org);
    }

    @Test
    void aUserOverTheirLimitIsRefusedWhileAnotherGoesOn() {
        org.policies().rest(policy -> policy.withUserLimit(1));
        String admin = org.query("SELECT Id FROM User WHERE Username LIKE 'admin%'")
                .get(0)
                .get("Id")
                .toString();
        OrgClient other = new OrgClient(org).withToken(org.accessToken(admin));

        client.get("/limits");
        HttpResponse<String> refused = client.get("/limits");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
                .isEqualTo(
                        "[{\"message\":\"TotalRequests Limit exceeded.\",\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\"}]");
        assertThat(other.get("/limits").statusCode()).isEqualTo(200);
    }

    @Test
    void theLimitOfTheAppIsToldInTheHeaderAndKept() {
        org.policies().rest(policy -> policy.withAppLimit(2));

        HttpResponse<String> first = client.get("/limits");
        client.get("/limits");

        assertThat(first.headers().firstValue("Sforce-Limit-Info").orElseThrow())
                .matches("api-usage=\\d+/100000; per-app-api-usage=1/2\\(appName=sf-sdk-integration\\)");
        assertThat(client.get("/limits").statusCode()).isEqualTo(403);
    }
}
