package io.sfsdk.auth;

import io.jsonwebtoken.Jwts;

/** Signs assertions with RS256, the only algorithm the org takes; the only class that knows jjwt. */
final class AssertionSigner {
    private final SigningKey key;

    AssertionSigner(SigningKey key) {
        this.key = key;
    }

    /** The audience is set as a plain claim: jjwt's own setter writes an array, the flow wants a string. */
    String sign(Assertion assertion) {
        return Jwts.builder()
                .claim("iss", assertion.issuer())
                .claim("sub", assertion.subject())
                .claim("aud", assertion.audience())
                .claim("exp", assertion.expiresAt().getEpochSecond())
                .signWith(key.privateKey(), Jwts.SIG.RS256)
                .compact();
    }
}
