package io.sfsdk.http;

import io.sfsdk.error.Delivery;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.TransportException;
import io.sfsdk.retry.Attempts;
import io.sfsdk.retry.RetryBudget;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.retry.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends again what failed for a passing reason and may be sent again: a request that never left, always; one that was left without
 * an answer, or was answered with 429, 500, 502, 503 or 504, only if it is {@link HttpRequest#repeatable()}. Safe to share.
 *
 * <p>It decides by status and never opens a body. What only a body tells, such as a 403 that means too many concurrent calls, is
 * for the adapter that can read it. The last answer is handed on unread, whatever it says.
 *
 * <p>An attempt gets the request's own timeout, or what is left of the policy's deadline if that is less.
 */
public final class RetryingTransport implements HttpTransport {
    private static final Logger log = LoggerFactory.getLogger(RetryingTransport.class);
    private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

    private final HttpTransport next;
    private final RetryPolicy policy;
    private final RetryBudget budget;
    private final Clock clock;
    private final Sleeper sleeper;
    private final RandomGenerator random;

    /**
     * Wraps {@code next}.
     *
     * @param budget shared by everything that retries against the same org
     * @param random for the jitter; must be safe to share if this transport is
     */
    public RetryingTransport(
            HttpTransport next,
            RetryPolicy policy,
            RetryBudget budget,
            Clock clock,
            Sleeper sleeper,
            RandomGenerator random) {
        this.next = next;
        this.policy = policy;
        this.budget = budget;
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
    }

    @Override
    public HttpResponse send(HttpRequest request) {
        Attempts attempts = new Attempts(policy, budget, clock, random);
        while (true) {
            try {
                PeekedFault answer = PeekedFault.of(next.send(within(attempts.remaining(), request)));
                if (isFinal(answer, request, attempts)) {
                    return answer.response();
                }
            } catch (TransportException e) {
                if (!mayFollow(e, request) || !pause(attempts, Duration.ZERO, request, e.delivery())) {
                    throw e;
                }
            }
        }
    }

    private static HttpRequest within(Duration remaining, HttpRequest request) {
        boolean fits = remaining.compareTo(request.timeout()) >= 0 || !isPositive(remaining);
        return fits ? request : request.withTimeout(remaining);
    }

    /** Whether the answer is to be handed on; if not, it is closed and the pause is over. */
    private boolean isFinal(PeekedFault answer, HttpRequest request, Attempts attempts) {
        HttpResponse response = answer.response();
        if (!PASSING.contains(response.status()) || answer.isVerdict()) {
            attempts.succeeded();
            return true;
        }
        Duration asked = response.retryAfter(clock.instant()).orElse(Duration.ZERO);
        if (!request.repeatable() || !pause(attempts, asked, request, response.status())) {
            return true;
        }
        response.close();
        return false;
    }

    private static boolean mayFollow(TransportException failure, HttpRequest request) {
        return failure.retryability() == Retryability.AFTER_DELAY
                && (failure.delivery() == Delivery.NOT_SENT || request.repeatable())
                && !isOfAnotherExchange(failure);
    }

    /** A login that failed on the way to the request has had attempts of its own. */
    private static boolean isOfAnotherExchange(TransportException failure) {
        return failure.getCause() instanceof SalesforceException;
    }

    /** Waits for the next attempt; false if there is none. Who is interrupted or wakes too late does not try again. */
    private boolean pause(Attempts attempts, Duration asked, HttpRequest request, Object reason) {
        if (Thread.currentThread().isInterrupted()) {
            return false;
        }
        Optional<Duration> pause = attempts.next(asked);
        pause.ifPresent(time -> log.debug(
                "retrying [request={}, attempt={}, after={}, pause={}]", request, attempts.number(), reason, time));
        return pause.isPresent() && slept(pause.get()) && isPositive(attempts.remaining());
    }

    private static boolean isPositive(Duration time) {
        return !time.isNegative() && !time.isZero();
    }

    private boolean slept(Duration pause) {
        try {
            sleeper.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
