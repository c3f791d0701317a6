package io.sfsdk.testkit.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import java.net.http.HttpResponse;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class JwtLoginTest {
    @Test
    void aGoodAssertionEarnsExactlyTheRecordedKeys(SimulatedOrg org) {
        HttpResponse<String> response = new OrgClient(org).logIn(Map.of());

        assertThat(response.statusCode()).isEqualTo(200);
        Map<String, Object> body = OrgClient.object(response);
        assertThat(body.keySet()).containsExactly("access_token", "scope", "instance_url", "id", "token_type");
        assertThat((String) body.get("access_token"))
                .matches("00D[A-Za-z0-9]{12}![A-Za-z0-9._]{96}")
                .startsWith(org.orgId().substring(0, 15) + "!");
        assertThat(body.get("instance_url")).isEqualTo(org.instanceUrl().toString());
        assertThat((String) body.get("id")).endsWith("/id/" + org.orgId() + "/" + org.userId());
        assertThat(response.headers().firstValue("Sforce-Limit-Info")).isEmpty();
    }

    @Test
    void theTokenOpensTheOrg(SimulatedOrg org) {
        OrgClient client = new OrgClient(org);

        client.withToken((String) OrgClient.object(client.logIn(Map.of())).get("access_token"));

        assertThat(client.get("/limits").statusCode()).isEqualTo(200);
        assertThat(org.requests().get(1).userId()).isEqualTo(org.userId());
    }

    @Test
    void anExpiryMayBeAString(SimulatedOrg org) {
        String expiry = Long.toString(org.clock().now().plusSeconds(180).getEpochSecond());

        assertThat(new OrgClient(org).logIn(Map.of("exp", expiry)).statusCode()).isEqualTo(200);
    }

    @Test
    void anExpiryThousandsOfYearsAheadIsTakenUnlessTheOrgIsStrict(SimulatedOrg org) {
        long milliseconds = org.clock().millis() + 300;
        OrgClient client = new OrgClient(org);

        assertThat(client.logIn(Map.of("exp", milliseconds)).statusCode()).isEqualTo(200);
        org.policies().login(policy -> policy.withStrictThreeMinutes(true));
        assertRefused(client.logIn(Map.of("exp", milliseconds)), "invalid_grant", "invalid assertion");
        assertThat(client.logIn(Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    void anAssertionIsTakenForFiveMinutesAfterItsExpiry(SimulatedOrg org) {
        long expiry = org.clock().now().getEpochSecond();
        OrgClient client = new OrgClient(org);

        org.clock().advance(Duration.ofMinutes(5));
        assertThat(client.logIn(Map.of("exp", expiry)).statusCode()).isEqualTo(200);
        org.clock().advance(Duration.ofSeconds(1));
        assertRefused(client.logIn(Map.of("exp", expiry)), "invalid_grant", "expired authorization code");
    }

    @Test
    void faultsAreFoundInTheOrderClientSignatureExpiryAudienceUserApproval(SimulatedOrg org) {
        PrivateKey stranger = strangersKey();
        OrgClient client = new OrgClient(org);
        org.policies().app(app -> app.withApprovedUsers(name -> false));
        Map<String, Object> allWrong = Map.of("iss", "nobody", "exp", 1, "aud", "https://x", "sub", "nobody");
        Map<String, Object> knownClient = Map.of("exp", 1, "aud", "https://x", "sub", "nobody");

        assertRefused(client.logIn(allWrong, stranger), "invalid_client_id", "client identifier invalid");
        assertRefused(client.logIn(knownClient, stranger), "invalid_grant", "invalid assertion");
        assertRefused(client.logIn(knownClient), "invalid_grant", "expired authorization code");
        assertRefused(
                client.logIn(Map.of("aud", "https://x", "sub", "nobody")), "invalid_grant", "audience is invalid");
        assertRefused(client.logIn(Map.of("sub", "nobody")), "invalid_grant", "user hasn't approved this consumer");
        assertRefused(client.logIn(Map.of()), "invalid_grant", "user hasn't approved this consumer");
    }

    @Test
    void anUnassignedUserHearsOfTheAdminWhereAdminsApprove(SimulatedOrg org) {
        org.policies().app(app -> app.withApprovedUsers(name -> false));
        org.policies().login(policy -> policy.withAdminApproval(true));

        assertRefused(
                new OrgClient(org).logIn(Map.of()),
                "invalid_app_access",
                "user is not admin approved to access this app");
    }

    @Test
    void anInactiveUserCannotLogIn(SimulatedOrg org) {
        org.update("User", org.userId(), Map.of("IsActive", false));

        assertRefused(new OrgClient(org).logIn(Map.of()), "invalid_grant", "inactive user");
    }

    @Test
    void aSandboxHasTheOtherAudience(SimulatedOrg org) {
        org.policies().login(policy -> policy.withSandbox(true));
        OrgClient client = new OrgClient(org);

        assertRefused(client.logIn(Map.of()), "invalid_grant", "audience is invalid");
        assertThat(client.logIn(Map.of("aud", "https://test.salesforce.com")).statusCode())
                .isEqualTo(200);
        assertThat(client.logIn(Map.of("aud", org.loginUrl().toString())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void nonsenseIsAnInvalidAssertion(SimulatedOrg org) {
        HttpResponse<String> response = new OrgClient(org)
                .form(
                        "/services/oauth2/token",
                        Map.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", "a.b"));

        assertRefused(response, "invalid_grant", "invalid assertion");
    }

    @Test
    void anUnknownGrantIsNotSupported(SimulatedOrg org) {
        HttpResponse<String> response =
                new OrgClient(org).form("/services/oauth2/token", Map.of("grant_type", "password"));

        assertRefused(response, "unsupported_grant_type", "grant type not supported");
    }

    @Test
    void loginsOfOneHourAreCounted(SimulatedOrg org) {
        org.policies().login(policy -> policy.withLoginsPerHour(2));
        OrgClient client = new OrgClient(org);
        client.logIn(Map.of());
        client.logIn(Map.of());

        assertRefused(client.logIn(Map.of()), "invalid_grant", "login rate exceeded");
        org.clock().advance(Duration.ofMinutes(61));
        assertThat(client.logIn(Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    void aRepeatedLoginMayGetTheSameToken(SimulatedOrg org) {
        org.policies().login(policy -> policy.withSameTokenOnRepeat(true).withIssuedAtInJwtAnswers(true));
        OrgClient client = new OrgClient(org);

        Map<String, Object> first = OrgClient.object(client.logIn(Map.of()));
        Map<String, Object> second = OrgClient.object(client.logIn(Map.of()));

        assertThat(second.get("access_token")).isEqualTo(first.get("access_token"));
        assertThat(first.get("issued_at")).isEqualTo(Long.toString(org.clock().millis()));
        assertThat(first).containsKey("signature");
    }

    private static void assertRefused(HttpResponse<String> response, String error, String description) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .isEqualTo("{\"error\":\"" + error + "\",\"error_description\":\"" + description + "\"}");
    }

    private static PrivateKey strangersKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair().getPrivate();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
