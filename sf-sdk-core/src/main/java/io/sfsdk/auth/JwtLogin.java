package io.sfsdk.auth;

import io.sfsdk.auth.TokenAnswer.Granted;
import io.sfsdk.auth.TokenAnswer.Refused;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.retry.Attempts;
import io.sfsdk.retry.RetryBudget;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.retry.Sleeper;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One login, from its first attempt to a token or a diagnosis. */
final class JwtLogin {
    private static final Logger log = LoggerFactory.getLogger(JwtLogin.class);
    private static final String GRANT = "urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer";
    private static final Duration SUSPICIOUS = Duration.ofSeconds(60);

    /** What all logins of one source share. */
    record Setup(
            URI loginUrl,
            String consumerKey,
            String username,
            String audience,
            Duration lifetime,
            Duration timeout,
            AssertionSigner signer,
            TokenEndpoint endpoint,
            ClockSkew skew,
            RetryPolicy retry,
            RetryBudget budget,
            Clock clock,
            Sleeper sleeper,
            RandomGenerator random) {
        Assertion assertion(Duration correction) {
            return new Assertion(
                    consumerKey,
                    username,
                    audience,
                    clock.instant().plus(correction).plus(lifetime).truncatedTo(ChronoUnit.SECONDS));
        }
    }

    private final Setup setup;
    private final HttpTransport wire;
    private final Attempts attempts;
    private boolean clockCorrected;

    JwtLogin(Setup setup, HttpTransport wire) {
        this.setup = setup;
        this.wire = wire;
        this.attempts = new Attempts(setup.retry, setup.budget, setup.clock, setup.random);
    }

    AccessToken run() {
        Optional<AccessToken> token = attempt();
        while (token.isEmpty()) {
            token = attempt();
        }
        attempts.succeeded();
        return token.get();
    }

    /** Empty if another attempt is due. */
    private Optional<AccessToken> attempt() {
        Duration correction = setup.skew.correction();
        Assertion assertion = setup.assertion(correction);
        try {
            TokenAnswer answer = ask(assertion);
            if (answer instanceof Granted granted) {
                return Optional.of(granted.token());
            }
            if (answer instanceof Refused refused && !mayTryAgain(refused, correction)) {
                throw new AssertionDiagnosis(setup.loginUrl, assertion, setup.skew.measured()).of(refused);
            }
        } catch (TransportException | ProtocolException e) {
            if (e.retryability() != Retryability.AFTER_DELAY || !pause(Duration.ZERO, e.delivery())) {
                throw e;
            }
        }
        return Optional.empty();
    }

    private TokenAnswer ask(Assertion assertion) {
        String form = "grant_type=" + GRANT + "&assertion=" + setup.signer.sign(assertion);
        return setup.endpoint.ask(wire, form, setup.timeout);
    }

    private boolean mayTryAgain(Refused refused, Duration correction) {
        if (!clockCorrected && refused.mayBeSkew() && wasFarOff(correction)) {
            clockCorrected = true;
            return true;
        }
        return refused.isPassing() && pause(refused.retryAfter(), refused.status());
    }

    /** Whether the time in the assertion was too far from the server's, as measured by the answer that refused it. */
    private boolean wasFarOff(Duration correction) {
        return setup.skew
                .measured()
                .filter(measured -> measured.minus(correction).abs().compareTo(SUSPICIOUS) > 0)
                .isPresent();
    }

    /** Waits for the next attempt; false if there is none. */
    private boolean pause(Duration asked, Object reason) {
        Optional<Duration> pause = Thread.currentThread().isInterrupted() ? Optional.empty() : attempts.next(asked);
        pause.ifPresent(time -> log.debug(
                "retrying login [host={}, attempt={}, after={}, pause={}]",
                setup.loginUrl.getHost(),
                attempts.number(),
                reason,
                time));
        return pause.isPresent() && slept(pause.get());
    }

    private boolean slept(Duration pause) {
        try {
            setup.sleeper.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
