package io.sfsdk.examples.tour;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.FixedToken;
import io.sfsdk.auth.JwtBearer;
import io.sfsdk.auth.SigningKey;
import java.net.URI;
import java.nio.file.Path;

/** How does a service log in, with no browser and no password? */
public final class LoggingIn {
    private LoggingIn() {}

    /** The way for servers: the key signs, the org has its certificate. */
    public static JwtBearer byKeyStore(
            String consumerKey, String username, String loginUrl, Path keyStore, char[] password) {
        // tag::jwt
        SigningKey key = SigningKey.fromKeyStore(keyStore, password, "integration");
        JwtBearer login = JwtBearer.builder(consumerKey, username, key)
                .loginUrl(loginUrl) // https://acme.my.salesforce.com, or https://test.salesforce.com
                .build();
        // end::jwt
        return login;
    }

    /** With a token that somebody else keeps fresh. */
    public static SalesforceClient byOwnToken(String accessToken, URI instanceUrl) {
        // tag::token
        SalesforceClient client = SalesforceClient.builder(FixedToken.of(accessToken, instanceUrl))
                .build();
        // end::token
        return client;
    }
}
