package io.sfsdk.auth;

import io.sfsdk.auth.TokenAnswer.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** JWT bearer: a fresh assertion for each attempt, with the time of the login host. */
final class AssertionFlow implements Flow {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration SUSPICIOUS = Duration.ofSeconds(60);

    /** What all assertions of one source share. */
    record Claims(String issuer, String subject, String audience, Duration lifetime) {}

    private final Claims claims;
    private final AssertionSigner signer;
    private final ClockSkew skew;
    private final Clock clock;
    private Assertion sent;

    AssertionFlow(Claims claims, AssertionSigner signer, ClockSkew skew, Clock clock) {
        this.claims = claims;
        this.signer = signer;
        this.skew = skew;
        this.clock = clock;
        this.sent = assertion();
    }

    private Assertion assertion() {
        return new Assertion(
                claims.issuer(),
                claims.subject(),
                claims.audience(),
                clock.instant().plus(skew.correction()).plus(claims.lifetime()).truncatedTo(ChronoUnit.SECONDS));
    }

    @Override
    public Form form() {
        sent = assertion();
        return Form.of(GRANT).with("assertion", signer.sign(sent));
    }

    /** At worst a second token is issued. */
    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean mayCorrectClock(Refused refused, Duration measured) {
        return refused.mayBeSkew() && measured.abs().compareTo(SUSPICIOUS) > 0;
    }

    @Override
    public Evidence evidence() {
        return new Evidence(GrantType.JWT_BEARER, "Assertion sent: " + sent.describe(), claims.audience());
    }
}
