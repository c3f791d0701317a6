package io.sfsdk.auth;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SecureDigestAlgorithm;
import io.jsonwebtoken.security.SecureRequest;
import io.jsonwebtoken.security.VerifySecureDigestRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.Key;
import java.util.function.UnaryOperator;

/** Signs assertions with RS256, the only algorithm the org takes; the only class that knows jjwt. */
final class AssertionSigner {
    private final UnaryOperator<JwtBuilder> signature;

    private AssertionSigner(UnaryOperator<JwtBuilder> signature) {
        this.signature = signature;
    }

    static AssertionSigner of(SigningKey key) {
        return new AssertionSigner(jwt -> jwt.signWith(key.privateKey(), Jwts.SIG.RS256));
    }

    static AssertionSigner of(ExternalSigner signer) {
        return new AssertionSigner(jwt -> jwt.signWith(new KeyElsewhere(), new SignedElsewhere(signer)));
    }

    /** The audience is set as a plain claim: jjwt's own setter writes an array, the flow wants a string. */
    String sign(Assertion assertion) {
        JwtBuilder jwt = Jwts.builder()
                .claim("iss", assertion.issuer())
                .claim("sub", assertion.subject())
                .claim("aud", assertion.audience())
                .claim("exp", assertion.expiresAt().getEpochSecond());
        return signature.apply(jwt).compact();
    }

    /** jjwt wants a key to hand to the algorithm, which here needs none. */
    private static final class KeyElsewhere implements Key {
        private static final long serialVersionUID = 1L;

        @Override
        public String getAlgorithm() {
            return "RSA";
        }

        @Override
        @SuppressWarnings("NullAway") // as java.security.Key asks of keys that cannot be exported
        public String getFormat() {
            return null;
        }

        @Override
        @SuppressWarnings("NullAway")
        public byte[] getEncoded() {
            return null;
        }
    }

    private record SignedElsewhere(ExternalSigner signer) implements SecureDigestAlgorithm<KeyElsewhere, KeyElsewhere> {
        @Override
        public String getId() {
            return "RS256";
        }

        @Override
        public byte[] digest(SecureRequest<InputStream, KeyElsewhere> request) {
            try {
                return signer.sign(request.getPayload().readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException("an assertion in memory could not be read", e);
            }
        }

        @Override
        public boolean verify(VerifySecureDigestRequest<KeyElsewhere> request) {
            throw new UnsupportedOperationException("assertions are signed here, never verified");
        }
    }
}
