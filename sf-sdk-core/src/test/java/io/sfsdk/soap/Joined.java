package io.sfsdk.soap;

import io.sfsdk.auth.AccessToken;
import io.sfsdk.auth.AuthenticatingTransport;
import io.sfsdk.auth.CachingTokenSource;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.http.LoggingTransport;
import io.sfsdk.http.RetryingTransport;
import io.sfsdk.http.UsageTrackingTransport;
import io.sfsdk.rest.RestApi;
import io.sfsdk.retry.RetryBudget;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.testkit.OrgBuilder;
import io.sfsdk.testkit.SimulatedOrg;
import java.time.Clock;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** A simulated org with a SOAP and a REST client on one wire and one session, which do not wait. */
final class Joined implements AutoCloseable {
    private final SimulatedOrg org;
    private final JdkHttpTransport wire =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final AtomicInteger logins = new AtomicInteger();
    private final UsageTrackingTransport tracking =
            new UsageTrackingTransport(new LoggingTransport(wire), Clock.systemUTC());
    private final RetryingTransport transport;

    Joined(OrgBuilder builder) {
        this.org = builder.start();
        CachingTokenSource tokens = new CachingTokenSource(
                login -> {
                    logins.incrementAndGet();
                    return new AccessToken(org.accessToken(), org.instanceUrl());
                },
                wire);
        this.transport = new RetryingTransport(
                new AuthenticatingTransport(tracking, tokens),
                RetryPolicy.standard(),
                RetryBudget.standard(),
                Clock.systemUTC(),
                pause -> {},
                new SplittableRandom(1));
    }

    static Joined toStandardOrg() {
        return new Joined(SimulatedOrg.builder());
    }

    SimulatedOrg org() {
        return org;
    }

    SoapApiBuilder builder() {
        return SoapApi.builder(transport)
                .usage(tracking::heard)
                .time(Clock.systemUTC(), pause -> {})
                .random(new SplittableRandom(1));
    }

    SoapApi soap() {
        return builder().build();
    }

    RestApi rest() {
        return RestApi.builder(transport)
                .time(Clock.systemUTC(), pause -> {})
                .random(new SplittableRandom(1))
                .build();
    }

    UsageTrackingTransport tracking() {
        return tracking;
    }

    int logins() {
        return logins.get();
    }

    @Override
    public void close() {
        wire.close();
        org.close();
    }
}
