package io.sfsdk.testkit.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class SessionTest {
    private static final String EXPIRED =
            "[{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]";

    @Test
    void anExpiredSessionIs401WithoutTheLimitsHeader(SimulatedOrg org) {
        OrgClient client = new OrgClient(org);

        org.expireSessions();

        HttpResponse<String> response = client.get("/limits");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEqualTo(EXPIRED);
        assertThat(response.headers().firstValue("Sforce-Limit-Info")).isEmpty();
    }

    @Test
    void aSessionLivesAsLongAsItIsUsed(SimulatedOrg org) {
        OrgClient client = new OrgClient(org);

        org.clock().advance(Duration.ofMinutes(119));
        assertThat(client.get("/limits").statusCode()).isEqualTo(200);
        org.clock().advance(Duration.ofMinutes(119));
        assertThat(client.get("/limits").statusCode()).isEqualTo(200);
        org.clock().advance(Duration.ofMinutes(121));
        assertThat(client.get("/limits").statusCode()).isEqualTo(401);
    }

    @Test
    void bothSchemesOpenTheOrgAndOthersDoNot(SimulatedOrg org) {
        OrgClient client = new OrgClient(org);
        String token = org.accessToken();

        assertThat(client.get("/limits", "Authorization", "OAuth " + token).statusCode())
                .isEqualTo(200);
        HttpResponse<String> basic = client.get("/limits", "Authorization", "Basic " + token);
        assertThat(basic.statusCode()).isEqualTo(401);
        assertThat(basic.body())
                .isEqualTo("[{\"message\":\"INVALID_HEADER_TYPE\",\"errorCode\":\"INVALID_AUTH_HEADER\"}]");
        HttpResponse<String> empty = client.get("/limits", "Authorization", "OAuth ");
        assertThat(empty.body())
                .isEqualTo("[{\"message\":\"INVALID_AUTH_HEADER\",\"errorCode\":\"INVALID_AUTH_HEADER\"}]");
        assertThat(empty.headers().firstValue("WWW-Authenticate")).contains("Token");
    }

    @Test
    void aWriteThatIsNotJsonHearsOfABadTokenInXml(SimulatedOrg org) {
        HttpResponse<String> response = new OrgClient(org)
                .withToken("bad")
                .send("POST", "/sobjects/Account", "x", "Content-Type", "text/plain");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("Sfdc-OAuth-Error")).contains("1703");
        assertThat(response.body()).contains("<faultcode>LOGIN_OAUTH_INVALID_TOKEN");
    }

    @Test
    void aRevokedTokenIsWorthNothing(SimulatedOrg org) {
        String token = org.accessToken();
        OrgClient client = new OrgClient(org).withToken(token);

        HttpResponse<String> revoked = client.form("/services/oauth2/revoke", Map.of("token", token));

        assertThat(revoked.statusCode()).isEqualTo(200);
        assertThat(revoked.body()).isEmpty();
        assertThat(client.get("/limits").statusCode()).isEqualTo(401);
        assertThat(client.form("/services/oauth2/revoke", Map.of("token", token))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void introspectionIsTheOnlyPlaceThatTellsTheEnd(SimulatedOrg org) {
        OrgClient client = new OrgClient(org);
        Map<String, String> question =
                Map.of("token", org.accessToken(), "client_id", org.clientId(), "client_secret", org.clientSecret());

        Map<String, Object> alive = OrgClient.object(client.form("/services/oauth2/introspect", question));
        org.expireSessions();
        HttpResponse<String> ended = client.form("/services/oauth2/introspect", question);

        assertThat(alive.keySet())
                .containsExactly("active", "scope", "client_id", "username", "sub", "token_type", "exp", "iat", "nbf");
        assertThat(alive.get("exp"))
                .hasToString(Long.toString(
                        org.clock().now().plus(Duration.ofHours(2)).getEpochSecond()));
        assertThat(ended.body()).isEqualTo("{\"active\":false}");
    }

    @Test
    void clientCredentialsLogTheRunAsUserIn(SimulatedOrg org) {
        OrgClient client = new OrgClient(org);
        Map<String, String> form = Map.of(
                "grant_type", "client_credentials", "client_id", org.clientId(), "client_secret", org.clientSecret());

        Map<String, Object> body = OrgClient.object(client.form("/services/oauth2/token", form));
        HttpResponse<String> wrong = client.form(
                "/services/oauth2/token",
                Map.of("grant_type", "client_credentials", "client_id", org.clientId(), "client_secret", "x"));

        assertThat((String) body.get("id")).endsWith(org.userId());
        assertThat(body).containsKeys("issued_at", "signature").doesNotContainKey("refresh_token");
        assertThat(wrong.body())
                .isEqualTo("{\"error\":\"invalid_client\",\"error_description\":\"invalid client credentials\"}");
    }

    @Test
    void aRefreshTokenEarnsANewSessionUntilItIsRevoked(SimulatedOrg org) {
        OrgClient client = new OrgClient(org);
        String refreshToken = org.refreshToken();
        Map<String, String> form = Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                refreshToken,
                "client_id",
                org.clientId(),
                "client_secret",
                org.clientSecret());

        assertThat(client.form("/services/oauth2/token", form).statusCode()).isEqualTo(200);
        client.form("/services/oauth2/revoke", Map.of("token", refreshToken));
        assertThat(client.form("/services/oauth2/token", form).body()).contains("expired access/refresh token");
    }

    @Test
    void identityTellsWhoTheSessionIsAndRefusesBareText(SimulatedOrg org) {
        OrgClient client = new OrgClient(org);
        String path = "/id/" + org.orgId() + "/" + org.userId();

        Map<String, Object> identity = OrgClient.object(client.get(path));
        HttpResponse<String> refused = client.withToken("bad").get("/services/oauth2/userinfo");

        assertThat(identity)
                .containsEntry("user_id", org.userId())
                .containsEntry("organization_id", org.orgId())
                .containsEntry("username", org.username());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).isEqualTo("Bad_OAuth_Token");
    }
}
