package io.sfsdk.testkit.oauth;

import io.sfsdk.testkit.json.JsonReader;
import io.sfsdk.testkit.json.JsonSyntaxException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JWT bearer assertion taken apart; its own parser, so that the client's JWT library proves itself. */
final class Assertion {
    private final String signed;
    private final byte[] signature;
    private final Map<String, @Nullable Object> header;
    private final Map<String, @Nullable Object> claims;

    private Assertion(
            String signed,
            byte[] signature,
            Map<String, @Nullable Object> header,
            Map<String, @Nullable Object> claims) {
        this.signed = signed;
        this.signature = signature;
        this.header = header;
        this.claims = claims;
    }

    /** @throws OAuthException if it is not three base64url parts, the first two of them JSON objects */
    static Assertion parse(String compact) {
        String[] parts = compact.split("\\.", -1);
        if (parts.length != 3) {
            throw invalid();
        }
        try {
            Base64.Decoder decoder = Base64.getUrlDecoder();
            Map<String, @Nullable Object> header = JsonReader.readObject(decoder.decode(parts[0]));
            Map<String, @Nullable Object> claims = JsonReader.readObject(decoder.decode(parts[1]));
            return new Assertion(parts[0] + "." + parts[1], decoder.decode(parts[2]), header, claims);
        } catch (IllegalArgumentException | JsonSyntaxException e) {
            throw invalid();
        }
    }

    String issuer() {
        return claim("iss");
    }

    /** The user name; the old claim {@code prn} wins where both are given. */
    String subject() {
        return claims.get("prn") == null ? claim("sub") : claim("prn");
    }

    String audience() {
        return claim("aud");
    }

    /** Seconds since 1970, as a number or as digits in a string. */
    Instant expiry() {
        try {
            return Instant.ofEpochSecond(new BigDecimal(claim("exp")).longValue());
        } catch (NumberFormatException | DateTimeException e) {
            throw invalid();
        }
    }

    /** Whether it is an RS256 signature of this key's owner. */
    boolean isSignedBy(PublicKey key) {
        if (!"RS256".equals(header.get("alg"))) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(signed.getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private String claim(String name) {
        Object value = claims.get(name);
        return value == null ? "" : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static OAuthException invalid() {
        return OAuthException.invalidGrant("invalid assertion");
    }
}
