package io.sfsdk.auth;

import java.time.Instant;

/** What a JWT for login says, without its signature. */
record Assertion(String issuer, String subject, String audience, Instant expiresAt) {
    /** As messages show it. */
    String describe() {
        return "iss=" + issuer + ", sub=" + subject + ", aud=" + audience + ", exp=" + expiresAt.getEpochSecond() + " ("
                + expiresAt + ")";
    }
}
