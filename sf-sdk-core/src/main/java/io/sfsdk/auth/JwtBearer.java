package io.sfsdk.auth;

import io.sfsdk.http.HttpTransport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Logs in by the OAuth 2.0 JWT bearer flow: no password, no browser, no refresh token. Used by one thread at a time.
 *
 * <p>Each answer's {@code Date} tells how far this machine's clock is off. More than 30 seconds are corrected in the next
 * assertion; a login that was refused for what may be a clock more than 60 seconds off is tried once more with the corrected time. An
 * overload, a broken connection or {@code unknown_error} is tried again after a pause. Every other refusal is final, and its
 * exception tells the assertion that was sent, the clocks' difference and the likely causes.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_jwt_flow.htm">Salesforce Help, OAuth 2.0 JWT
 *     Bearer Flow for Server-to-Server Integration</a>
 */
public final class JwtBearer implements TokenSource {
    private final LoginSetup setup;
    private final AssertionFlow.Claims claims;
    private final AssertionSigner signer;

    private JwtBearer(LoginSetup setup, AssertionFlow.Claims claims, AssertionSigner signer) {
        this.setup = setup;
        this.claims = claims;
        this.signer = signer;
    }

    /**
     * Starts with what every login needs.
     *
     * @param consumerKey the app's, also called client id
     * @param username of the user to act as, pre-authorised for the app
     * @param key whose certificate was uploaded to the app
     */
    public static Builder builder(String consumerKey, String username, SigningKey key) {
        return new Builder(consumerKey, username, AssertionSigner.of(key));
    }

    /**
     * The same with a key that never leaves where it is, such as a KMS or an HSM.
     *
     * @param signer called once a login attempt, on the thread that logs in
     */
    public static Builder builder(String consumerKey, String username, ExternalSigner signer) {
        return new Builder(consumerKey, username, AssertionSigner.of(signer));
    }

    /**
     * {@inheritDoc}
     *
     * @throws io.sfsdk.error.ApiException if the login was refused; {@code code()} is OAuth's, such as {@code invalid_grant}
     * @throws io.sfsdk.error.TransportException if the login host could not be reached
     * @throws io.sfsdk.error.ProtocolException if the answer was no token answer, or named an instance outside Salesforce
     */
    @Override
    public AccessToken fetch(HttpTransport wire) {
        AssertionFlow flow = new AssertionFlow(claims, signer, setup.skew(), setup.clock());
        return new Login(setup, flow, wire).run().believed();
    }

    @Override
    public String toString() {
        return "JwtBearer[" + claims.subject() + " at " + setup.loginUrl() + "]";
    }

    /** Choices for a {@link JwtBearer}; each optional one has a default. */
    public static final class Builder extends LoginBuilder<Builder> {
        private static final Duration LONGEST_LIFETIME = Duration.ofMinutes(3);

        private final String consumerKey;
        private final String username;
        private final AssertionSigner signer;
        private @Nullable String audience;
        private Duration lifetime = LONGEST_LIFETIME;

        private Builder(String consumerKey, String username, AssertionSigner signer) {
            this.consumerKey = notBlank("consumer key", consumerKey);
            this.username = notBlank("username", username);
            this.signer = signer;
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * The assertion's audience. Default by login host: {@code https://test.salesforce.com} for sandboxes and scratch orgs, the
         * site's URL for {@code *.site.com}, else {@code https://login.salesforce.com}.
         */
        public Builder audience(String next) {
            audience = notBlank("audience", next);
            return this;
        }

        /** How long an assertion is good for; default and at most 3 minutes. */
        public Builder lifetime(Duration next) {
            if (next.compareTo(Duration.ofSeconds(1)) < 0 || next.compareTo(LONGEST_LIFETIME) > 0) {
                throw new IllegalArgumentException("an assertion lives 1 second to 3 minutes, got " + next);
            }
            lifetime = next;
            return this;
        }

        public JwtBearer build() {
            String aud = audience == null ? Audience.of(loginUrl()) : audience;
            return new JwtBearer(setup(), new AssertionFlow.Claims(consumerKey, username, aud, lifetime), signer);
        }
    }
}
