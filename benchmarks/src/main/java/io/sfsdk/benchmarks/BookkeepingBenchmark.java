package io.sfsdk.benchmarks;

import io.sfsdk.auth.AuthenticatingTransport;
import io.sfsdk.auth.CachingTokenSource;
import io.sfsdk.auth.FixedToken;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.http.LoggingTransport;
import io.sfsdk.http.RetryingTransport;
import io.sfsdk.http.UsageTrackingTransport;
import io.sfsdk.retry.RetryBudget;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.retry.Sleeper;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** What do the wrappers cost when nothing goes wrong? Below them is a transport that does nothing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class BookkeepingBenchmark {
    private static final HttpRequest REQUEST = HttpRequest.get("/services/data/v66.0/limits", Duration.ofSeconds(60));

    private final HttpTransport nothing = new CannedTransport(new byte[0]);
    private final HttpTransport watched = new UsageTrackingTransport(new LoggingTransport(nothing), Clock.systemUTC());
    private final HttpTransport retried = retrying(watched);
    private final HttpTransport signed =
            retrying(new AuthenticatingTransport(watched, new CachingTokenSource(token(), nothing)));

    private static HttpTransport retrying(HttpTransport next) {
        return new RetryingTransport(
                next,
                RetryPolicy.standard(),
                RetryBudget.standard(),
                Clock.systemUTC(),
                Sleeper.system(),
                new Random(1));
    }

    private static FixedToken token() {
        return FixedToken.of("00D000000000001!token", URI.create("https://acme.my.salesforce.com"));
    }

    /** The floor: an answer is made and handed back. */
    @Benchmark
    public HttpResponse floorNothing() {
        return nothing.send(REQUEST);
    }

    /** Retry, usage, clock and log. */
    @Benchmark
    public HttpResponse sdkBookkeeping() {
        return retried.send(REQUEST);
    }

    /** The same by eight threads at once. */
    @Benchmark
    @Threads(8)
    public HttpResponse sdkBookkeepingContended() {
        return retried.send(REQUEST);
    }

    /** All wrappers of a client: the same, and the token and the instance's address put on the request. */
    @Benchmark
    public HttpResponse sdkBookkeepingAndSigning() {
        return signed.send(REQUEST);
    }
}
