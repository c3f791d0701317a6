package io.sfsdk.auth;

import java.net.URI;

/**
 * A session's token and the instance it belongs to. {@link #toString()} hides the token.
 *
 * @param value the secret
 * @param instanceUrl base of every call made with it: scheme, host and port, without a path
 */
public record AccessToken(String value, URI instanceUrl) {
    public AccessToken {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an access token must not be blank");
        }
        if (instanceUrl.getHost() == null || instanceUrl.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "an instance URL is scheme and host, such as https://acme.my.salesforce.com");
        }
    }

    @Override
    public String toString() {
        return "AccessToken[***, " + instanceUrl + "]";
    }
}
