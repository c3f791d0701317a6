package io.sfsdk.auth;

import io.sfsdk.http.HttpTransport;
import org.jspecify.annotations.Nullable;

/**
 * Logs in by the OAuth 2.0 client credentials flow: the app acts as the one user it names in its settings. Used by one thread at a
 * time.
 *
 * <p>Served at the org's own My Domain only, so {@link Builder#loginUrl} has to be set. A refusal is explained as in {@link
 * JwtBearer}.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_client_credentials_flow.htm">Salesforce
 *     Help, OAuth 2.0 Client Credentials Flow for Server-to-Server Integration</a>
 */
public final class ClientCredentials implements TokenSource {
    private final LoginSetup setup;
    private final ClientAuthentication client;

    private ClientCredentials(LoginSetup setup, ClientAuthentication client) {
        this.setup = setup;
        this.client = client;
    }

    /**
     * Starts with what the flow needs.
     *
     * @param consumerKey the app's, also called client id
     * @param consumerSecret the app's; never shown
     */
    public static Builder builder(String consumerKey, String consumerSecret) {
        return new Builder(consumerKey, consumerSecret);
    }

    /**
     * {@inheritDoc}
     *
     * @throws io.sfsdk.error.ApiException if the login was refused; {@code code()} is OAuth's, such as {@code invalid_grant}
     * @throws io.sfsdk.error.ProtocolException if the answer is signed, but not with this app's secret
     */
    @Override
    public AccessToken fetch(HttpTransport wire) {
        return new Login(setup, new CredentialsFlow(client), wire).run().believed();
    }

    @Override
    public String toString() {
        return "ClientCredentials[" + client.clientId() + " at " + setup.loginUrl() + "]";
    }

    private record CredentialsFlow(ClientAuthentication client) implements Flow {
        @Override
        public Form form() {
            return client.addTo(Form.of("client_credentials"));
        }

        /** At worst a second token is issued. */
        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public @Nullable String secret() {
            return client.secret();
        }

        @Override
        public Evidence evidence() {
            return new Evidence(
                    GrantType.CLIENT_CREDENTIALS,
                    "Sent: the consumer key " + client.clientId() + " and its secret",
                    null);
        }
    }

    /** Choices for {@link ClientCredentials}. */
    public static final class Builder extends LoginBuilder<Builder> {
        private final ClientAuthentication client;

        private Builder(String consumerKey, String consumerSecret) {
            this.client = new ClientAuthentication(consumerKey, notBlank("consumer secret", consumerSecret));
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Checks that the login URL may work.
         *
         * @throws IllegalArgumentException if it is still {@code login.salesforce.com} or {@code test.salesforce.com}, which do not
         *     serve this flow
         */
        public ClientCredentials build() {
            String host = loginUrl().getHost();
            if (host.equalsIgnoreCase("login.salesforce.com") || host.equalsIgnoreCase("test.salesforce.com")) {
                throw new IllegalArgumentException("client credentials are served at the org's own My Domain only; set"
                        + " loginUrl(\"https://acme.my.salesforce.com\")");
            }
            return new ClientCredentials(setup(), client);
        }
    }
}
