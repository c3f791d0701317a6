package io.sfsdk.http;

import static io.sfsdk.http.FakeExchange.answer;
import static io.sfsdk.http.FakeExchange.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sfsdk.error.Delivery;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.TransportException;
import io.sfsdk.retry.Backoff;
import io.sfsdk.retry.ManualClock;
import io.sfsdk.retry.RecordingSleeper;
import io.sfsdk.retry.RetryBudget;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.retry.Sleeper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryingTransportTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private final TransportException lost = new TransportException("lost", Delivery.UNKNOWN, null);
    private final TransportException unsent = new TransportException("unsent", Delivery.NOT_SENT, null);

    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final RecordingSleeper sleeper = new RecordingSleeper(clock);
    private RetryPolicy policy = RetryPolicy.standard().withBackoff(Backoff.none());

    @ParameterizedTest(name = "{0} {1}, repeatable {2}: {3} attempts")
    @CsvSource({
        "unsent,,true,3", "unsent,,false,3",
        "lost,,true,3", "lost,,false,1",
        "status,429,true,3", "status,429,false,1",
        "status,500,true,3", "status,500,false,1",
        "status,502,true,3", "status,502,false,1",
        "status,503,true,3", "status,503,false,1",
        "status,504,true,3", "status,504,false,1",
        "status,200,true,1", "status,204,false,1",
        "status,300,true,1", "status,302,true,1",
        "status,400,true,1", "status,401,true,1",
        "status,403,true,1", "status,404,true,1",
        "status,409,true,1", "status,412,true,1",
        "status,420,true,1", "status,431,true,1",
        "status,501,true,1"
    })
    void onlyAPassingFailureOfARequestThatMayGoAgainGoesAgain(
            String kind, Integer status, boolean repeatable, int attempts) {
        FakeExchange org = new FakeExchange(
                switch (kind) {
                    case "unsent" -> failure(unsent);
                    case "lost" -> failure(lost);
                    default -> answer(status, "{}");
                });

        Throwable end =
                catchThrowable(() -> retrying(org).send(request(repeatable)).close());

        assertThat(org.requests()).hasSize(attempts);
        assertThat(end == null).isEqualTo(kind.equals("status"));
    }

    @Test
    void theFirstSuccessEndsIt() {
        FakeExchange org = new FakeExchange(failure(lost), answer(503, "busy"), answer(200, "{}"));

        HttpResponse response = retrying(org).send(request(true));

        assertThat(response.status()).isEqualTo(200);
        assertThat(org.requests()).hasSize(3);
    }

    @Test
    void theLastAnswerIsHandedOnUnread() {
        FakeExchange org = new FakeExchange(answer(503, "<html>maintenance</html>"));

        assertThat(Bodies.text(retrying(org).send(request(true)))).isEqualTo("<html>maintenance</html>");
    }

    @Test
    void anAnswerThatIsNotTheLastIsClosedUnread() {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream body = new ByteArrayInputStream(new byte[1]) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        FakeExchange org =
                new FakeExchange(request -> new HttpResponse(503, HttpHeaders.none(), body), answer(200, "{}"));

        retrying(org).send(request(true)).close();

        assertThat(closed).isTrue();
    }

    @Test
    void aFailureThatDoesNotPassIsNotTriedAgain() {
        FakeExchange org = new FakeExchange(
                failure(new TransportException("certificate", Retryability.NEVER, Delivery.NOT_SENT, null)));

        assertThatThrownBy(() -> retrying(org).send(request(true))).hasMessage("certificate");
        assertThat(org.requests()).hasSize(1);
    }

    @Test
    void aLoginThatHadItsOwnAttemptsIsNotTriedAgain() {
        FakeExchange org = new FakeExchange(failure(new TransportException("login failed", Delivery.NOT_SENT, lost)));

        assertThatThrownBy(() -> retrying(org).send(request(true))).hasMessage("login failed");
        assertThat(org.requests()).hasSize(1);
    }

    @ParameterizedTest(name = "Retry-After: {0} waits {1} s")
    @CsvSource(
            delimiter = '|',
            value = {
                "7|7",
                " 7 |7",
                "0|0",
                "-5|0",
                "later|0",
                "|0",
                "86400|300",
                "99999999999999999999|300",
                "Thu, 01 Jan 2026 00:00:42 GMT|42",
                "Wed, 31 Dec 2025 00:00:00 GMT|0",
                "Fri, 01 Jan 2027 00:00:00 GMT|300"
            })
    void aServersPauseIsObeyedUpToFiveMinutes(String header, long seconds) {
        policy = policy.withDeadline(Duration.ofHours(1));
        FakeExchange org =
                new FakeExchange(answer(503, "", "Retry-After", header == null ? "" : header), answer(200, "{}"));

        retrying(org).send(request(true)).close();

        assertThat(sleeper.pauses()).containsExactly(Duration.ofSeconds(seconds));
    }

    @Test
    void aDateIsCountedFromTheServersClock() {
        FakeExchange org = new FakeExchange(
                answer(
                        503,
                        "",
                        "Date",
                        "Thu, 01 Jan 2026 09:00:00 GMT",
                        "Retry-After",
                        "Thu, 01 Jan 2026 09:00:05 GMT"),
                answer(200, "{}"));

        retrying(org).send(request(true)).close();

        assertThat(sleeper.pauses()).containsExactly(Duration.ofSeconds(5));
    }

    @Test
    void aPauseBeyondTheDeadlineIsNotBegun() {
        FakeExchange org = new FakeExchange(answer(503, "", "Retry-After", "180"));

        HttpResponse response = retrying(org).send(request(true));

        assertThat(response.status()).isEqualTo(503);
        assertThat(sleeper.pauses()).isEmpty();
    }

    @Test
    void theLastAttemptGetsWhatIsLeftOfTheDeadline() {
        policy = policy.withDeadline(Duration.ofSeconds(40));
        FakeExchange org = new FakeExchange(
                request -> {
                    clock.advance(Duration.ofSeconds(25));
                    throw lost;
                },
                answer(200, "{}"));

        retrying(org).send(request(true)).close();

        assertThat(org.requests()).extracting(HttpRequest::timeout).containsExactly(TIMEOUT, Duration.ofSeconds(15));
    }

    @Test
    void noAttemptStartsOnceTheDeadlineHasPassedInASleepThatTookLonger() {
        FakeExchange org = new FakeExchange(failure(lost));
        Sleeper late = pause -> clock.advance(Duration.ofMinutes(2));
        RetryingTransport retrying =
                new RetryingTransport(org, policy, RetryBudget.standard(), clock, late, new SplittableRandom(1));

        assertThatThrownBy(() -> retrying.send(request(true))).isSameAs(lost);
        assertThat(org.requests()).hasSize(1);
    }

    @Test
    void anOutageUsesTheBudgetUp() {
        RetryBudget budget = RetryBudget.of(5);
        FakeExchange org = new FakeExchange(answer(503, ""));
        RetryingTransport retrying =
                new RetryingTransport(org, policy, budget, clock, sleeper, new SplittableRandom(1));

        retrying.send(request(true)).close();
        retrying.send(request(true)).close();

        assertThat(org.requests()).hasSize(3);
    }

    @Test
    void pausesAreSpreadAtRandom() {
        policy = RetryPolicy.standard().withMaxAttempts(5);
        FakeExchange org = new FakeExchange(answer(503, ""));

        retrying(org).send(request(true)).close();

        assertThat(sleeper.pauses()).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void anInterruptedThreadDoesNotTryAgain() {
        FakeExchange org = new FakeExchange(request -> {
            Thread.currentThread().interrupt();
            throw lost;
        });

        assertThatThrownBy(() -> retrying(org).send(request(true))).isSameAs(lost);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(org.requests()).hasSize(1);
    }

    private RetryingTransport retrying(HttpTransport org) {
        return new RetryingTransport(org, policy, RetryBudget.standard(), clock, sleeper, new SplittableRandom(1));
    }

    private static HttpRequest request(boolean repeatable) {
        return new HttpRequest("POST", "/services/data", HttpHeaders.none(), null, repeatable, TIMEOUT);
    }
}
