package io.sfsdk.auth;

import org.jspecify.annotations.Nullable;

/** How an app says who it is: consumer key, and secret if it has one. Hides the secret. */
record ClientAuthentication(String clientId, @Nullable String secret) {
    ClientAuthentication {
        LoginBuilder.notBlank("consumer key", clientId);
    }

    Form addTo(Form form) {
        Form named = form.with("client_id", clientId);
        return secret == null ? named : named.with("client_secret", secret);
    }

    @Override
    public String toString() {
        return "ClientAuthentication[" + clientId + "]";
    }
}
