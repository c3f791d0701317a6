package io.sfsdk.testkit.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class RotationTest {
    private SimulatedOrg org;
    private OrgClient client;

    @BeforeEach
    void connect(SimulatedOrg started) {
        org = started;
        org.policies().login(policy -> policy.withRotatingRefreshTokens(true));
        client = new OrgClient(org);
    }

    private Map<String, Object> refresh(String token) {
        return OrgClient.object(client.form(
                "/services/oauth2/token",
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        org.clientId(),
                        "client_secret",
                        org.clientSecret(),
                        "refresh_token",
                        token)));
    }

    private int statusWith(Map<String, Object> answer) {
        return new OrgClient(org)
                .withToken(answer.get("access_token").toString())
                .get("/limits")
                .statusCode();
    }

    @Test
    void aReplayedTokenEndsAllOfItsApprovalAndNothingOfAnother() {
        String first = org.refreshToken();
        Map<String, Object> mine = refresh(first);
        Map<String, Object> others = refresh(org.refreshToken());

        Map<String, Object> replayed = refresh(first);

        assertThat(replayed).containsEntry("error", "invalid_grant");
        assertThat(statusWith(mine)).isEqualTo(401);
        assertThat(refresh(mine.get("refresh_token").toString())).containsEntry("error", "invalid_grant");
        assertThat(statusWith(others)).isEqualTo(200);
        assertThat(refresh(others.get("refresh_token").toString())).containsKey("access_token");
        assertThat(client.get("/limits").statusCode()).isEqualTo(200);
    }
}
