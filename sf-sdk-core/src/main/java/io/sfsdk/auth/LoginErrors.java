package io.sfsdk.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the words of the token endpoint and of a callback mean for a flow, and what to do. The words are matched by fragment and without case: they
 * have changed between releases.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_flow_errors.htm">Salesforce Help, OAuth
 *     Authorization Flow Errors</a>
 */
final class LoginErrors {
    /**
     * One row.
     *
     * @param grant the flow it is about, or null for any
     * @param error OAuth's code, or empty for any
     * @param fragment part of the description, or empty for any
     */
    private record Meaning(@Nullable GrantType grant, String error, String fragment, List<String> causes) {
        boolean fits(GrantType flow, String code, String description) {
            return (grant == null || grant == flow)
                    && (error.isEmpty() || error.equals(code))
                    && description.contains(fragment);
        }
    }

    private static final String NOT_APPROVED =
            "the user is not pre-authorised: set the app's policy to admin-approved users and assign the app to the user's"
                    + " profile or permission set";
    private static final String PROPAGATING =
            "the app or its policy was changed minutes ago: such changes take up to ten minutes to take effect";
    private static final String WRONG_ENVIRONMENT =
            "the user lives in another environment: production users log in at https://login.salesforce.com or their My"
                    + " Domain, sandbox users at https://test.salesforce.com";
    private static final String WRONG_KEY =
            "the key does not belong to the certificate that was uploaded to the app: compare the two";
    private static final String CLOCK = "the clock: compare this machine's with the server's";

    private static final String CONSENT_AGAIN =
            "the refresh token is spent, revoked or too old: let a person consent again, and keep the new tokens";

    /** The first row that fits counts, so the narrow ones come first. */
    private static final List<Meaning> MEANINGS = List.of(
            of(
                    GrantType.REFRESH_TOKEN,
                    "invalid_grant",
                    "expired access/refresh token",
                    CONSENT_AGAIN,
                    "a user may approve an app five times: a sixth approval ended this one"),
            of(GrantType.REFRESH_TOKEN, "invalid_grant", "token validity expired", CONSENT_AGAIN),
            of(
                    GrantType.AUTHORIZATION_CODE,
                    "invalid_grant",
                    "expired authorization code",
                    "the code was used before, or minutes passed: begin again, and exchange at once"),
            of(
                    GrantType.AUTHORIZATION_CODE,
                    "redirect_uri_mismatch",
                    "",
                    "the callback URL is not one of the app's, character by character: compare the two"),
            of(
                    GrantType.AUTHORIZATION_CODE,
                    "invalid_request",
                    "code challenge",
                    "the app demands PKCE and got no challenge: a proxy cut the URL"),
            of(
                    GrantType.AUTHORIZATION_CODE,
                    "",
                    "code verifier",
                    "the verifier is not the one of the request: keep each request with its own browser session"),
            of(
                    GrantType.AUTHORIZATION_CODE,
                    "access_denied",
                    "",
                    "the person declined, or may not use this app: ask them, or an administrator"),
            of(
                    GrantType.AUTHORIZATION_CODE,
                    "access-denied",
                    "",
                    "the person declined, or may not use this app: ask them, or an administrator"),
            of(
                    GrantType.CLIENT_CREDENTIALS,
                    "invalid_grant",
                    "no client credentials user",
                    "the app names no user to run as, or has the flow switched off: set both in its policies"),
            of(
                    GrantType.CLIENT_CREDENTIALS,
                    "invalid_grant",
                    "authentication failure",
                    "the user to run as is inactive, or a login policy refuses it: see its login history in Setup"),
            of(
                    "",
                    "login rate exceeded",
                    "more than 3,600 logins of this user within an hour: share one client, and wait some minutes"),
            of("rate_limit_exceeded", "", "too many logins: share one client, and wait some minutes"),
            of("invalid_grant", "user hasn't approved this consumer", NOT_APPROVED, WRONG_ENVIRONMENT, PROPAGATING),
            of("invalid_app_access", "", NOT_APPROVED, PROPAGATING),
            of(
                    "invalid_grant",
                    "audience",
                    "the audience is wrong for this host: it must be https://login.salesforce.com for"
                            + " production, https://test.salesforce.com for sandboxes, or the Experience Cloud site's URL"),
            of("invalid_grant", "invalid assertion", WRONG_KEY, CLOCK, "the consumer key belongs to another app"),
            of("invalid_grant", "expired authorization code", CLOCK, "the assertion took minutes to arrive"),
            of(
                    "invalid_grant",
                    "inactive user",
                    "the user is deactivated or frozen, or does not exist in this environment"),
            of(
                    "invalid_grant",
                    "ip restricted",
                    "the user's profile or the app limits login IP ranges or hours: add this"
                            + " machine's address or relax the app's IP policy"),
            of(
                    "invalid_grant",
                    "activation secret",
                    "the user must verify the identity of this device: relax the app's IP policy"),
            of(
                    "invalid_grant",
                    "no client credentials user",
                    "the app runs another flow: enable JWT bearer by uploading a certificate"),
            of(
                    "invalid_grant",
                    "request not supported on this domain",
                    "this flow is not served at this host: log in at the org's My Domain"),
            of(
                    "invalid_grant",
                    "authentication failure",
                    "a login policy of the org refuses this user: see the user's login history in Setup",
                    "API access control blocks the app"),
            of("invalid_grant", "token", "the approval was revoked or ran out: approve the app again"),
            of(
                    "invalid_client_id",
                    "",
                    "the consumer key is not known here: check it for missing characters",
                    WRONG_ENVIRONMENT,
                    PROPAGATING),
            of("", "not installed", "the app is not installed in this org: install it, in each sandbox as well"),
            of("", "must be installed", "the app is not installed in this org: install it, in each sandbox as well"),
            of(
                    GrantType.JWT_BEARER,
                    "invalid_client",
                    "",
                    "the app wants a client secret or another key: check its settings",
                    PROPAGATING),
            of(
                    "invalid_client",
                    "",
                    "the consumer secret is wrong, missing or was replaced: compare it with the app's",
                    PROPAGATING),
            of(
                    "unsupported_grant_type",
                    "",
                    "this flow is switched off for this app or org, or this host serves no OAuth"),
            of(GrantType.JWT_BEARER, "invalid_scope", "", "the app has no scope besides refresh_token: add api"),
            of("invalid_scope", "", "a scope was asked for that the app does not have: add it there, or ask for less"),
            of("invalid_request", "", "the app demands something else, such as PKCE: check its settings"),
            of("inactive_user", "", "the user is deactivated or frozen"),
            of("inactive_org", "", "the org is suspended or closed"),
            of(
                    "unknown_error",
                    "",
                    "the login host had a passing fault: try again later",
                    "the connection's TLS is too old: 1.2 or newer is needed"),
            of(GrantType.JWT_BEARER, "invalid_grant", "", NOT_APPROVED, WRONG_KEY, WRONG_ENVIRONMENT, PROPAGATING),
            of("invalid_grant", "", NOT_APPROVED, WRONG_ENVIRONMENT, PROPAGATING));

    private LoginErrors() {}

    private static Meaning of(String error, String fragment, String... causes) {
        return new Meaning(null, error, fragment, List.of(causes));
    }

    private static Meaning of(GrantType grant, String error, String fragment, String... causes) {
        return new Meaning(grant, error, fragment, List.of(causes));
    }

    /** At least one. */
    static List<String> causesOf(GrantType grant, int status, String error, String description) {
        String words = description.toLowerCase(Locale.ROOT);
        return MEANINGS.stream()
                .filter(row -> row.fits(grant, error, words))
                .findFirst()
                .map(Meaning::causes)
                .orElseGet(() -> error.isEmpty()
                        ? withoutError(status)
                        : List.of("unknown to this library: look the code up in"
                                + " Salesforce's help, and see the user's login history in Setup"));
    }

    private static List<String> withoutError(int status) {
        List<String> causes = new ArrayList<>();
        if (status >= 300 && status < 400) {
            causes.add(
                    "this is not an OAuth host: use https://login.salesforce.com, https://test.salesforce.com or the org's"
                            + " https://….my.salesforce.com, never a lightning.force.com or salesforce-setup.com address");
        } else if (status == 420) {
            causes.add("no org is behind this host: a deleted or expired org, or an old address");
        } else if (status >= 500 || status == 429) {
            causes.add("maintenance or overload: see https://status.salesforce.com");
        }
        causes.add("the login URL is wrong, or a proxy answered in Salesforce's place");
        return causes;
    }
}
