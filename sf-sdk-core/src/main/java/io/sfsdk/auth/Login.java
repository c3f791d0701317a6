package io.sfsdk.auth;

import io.sfsdk.auth.TokenAnswer.Granted;
import io.sfsdk.auth.TokenAnswer.Refused;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.retry.Attempts;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One login by one flow, from its first attempt to a token or a diagnosis. */
final class Login {
    private static final Logger log = LoggerFactory.getLogger(Login.class);

    private final LoginSetup setup;
    private final Flow flow;
    private final HttpTransport wire;
    private final Attempts attempts;
    private boolean clockCorrected;

    Login(LoginSetup setup, Flow flow, HttpTransport wire) {
        this.setup = setup;
        this.flow = flow;
        this.wire = wire;
        this.attempts = new Attempts(setup.retry(), setup.budget(), setup.clock(), setup.random());
    }

    Granted run() {
        Optional<Granted> granted = attempt();
        while (granted.isEmpty()) {
            granted = attempt();
        }
        attempts.succeeded();
        return granted.get();
    }

    /** Empty if another attempt is due. */
    private Optional<Granted> attempt() {
        Duration correction = setup.skew().correction();
        try {
            TokenAnswer answer = setup.endpoint().ask(wire, flow, setup.timeout());
            if (answer instanceof Granted granted) {
                return Optional.of(granted);
            }
            if (answer instanceof Refused refused && !mayTryAgain(refused, correction)) {
                throw new LoginDiagnosis(
                                setup.loginUrl(), flow.evidence(), setup.skew().measured())
                        .of(refused);
            }
        } catch (TransportException | ProtocolException e) {
            if (!mayTryAgain(e.retryability(), e.delivery()) || !pause(Duration.ZERO, e.delivery())) {
                throw e;
            }
        }
        return Optional.empty();
    }

    private boolean mayTryAgain(Retryability retryability, Delivery delivery) {
        return retryability == Retryability.AFTER_DELAY && (flow.isRepeatable() || delivery == Delivery.NOT_SENT);
    }

    private boolean mayTryAgain(Refused refused, Duration correction) {
        if (!clockCorrected && correctsClock(refused, correction)) {
            clockCorrected = true;
            return true;
        }
        return refused.isPassing() && flow.isRepeatable() && pause(refused.retryAfter(), refused.status());
    }

    /** Whether the time that was sent was too far from the server's, as measured by the answer that refused it. */
    private boolean correctsClock(Refused refused, Duration correction) {
        return setup.skew()
                .measured()
                .filter(measured -> flow.mayCorrectClock(refused, measured.minus(correction)))
                .isPresent();
    }

    /** Waits for the next attempt; false if there is none. */
    private boolean pause(Duration asked, Object reason) {
        Optional<Duration> pause = Thread.currentThread().isInterrupted() ? Optional.empty() : attempts.next(asked);
        pause.ifPresent(time -> log.debug(
                "retrying login [host={}, attempt={}, after={}, pause={}]",
                setup.loginUrl().getHost(),
                attempts.number(),
                reason,
                time));
        return pause.isPresent() && slept(pause.get());
    }

    private boolean slept(Duration pause) {
        try {
            setup.sleeper().sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
