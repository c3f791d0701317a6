package io.sfsdk.bulk;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.strategy.ApiStrategy;
import io.sfsdk.testkit.OrgBuilder;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.SimulatedOrg;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** A simulated org and a client of it with the Bulk API, for whom waiting moves the org's clock. */
final class BulkOrg implements AutoCloseable {
    private final OrgClock clock = OrgClock.at(Instant.parse("2026-03-01T08:00:00Z"));
    private final SimulatedOrg org;
    private final JdkHttpTransport wire =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final SalesforceClient client;

    BulkOrg() {
        this(builder -> builder, settings -> settings);
    }

    BulkOrg(UnaryOperator<OrgBuilder> orgSettings, UnaryOperator<BulkApiBuilder> settings) {
        this(orgSettings, settings, ApiStrategy.byVolume());
    }

    BulkOrg(UnaryOperator<OrgBuilder> orgSettings, UnaryOperator<BulkApiBuilder> settings, ApiStrategy strategy) {
        this.org = orgSettings.apply(SimulatedOrg.builder().clock(clock)).start();
        this.client = SalesforceClient.builder(transport -> new AccessToken(org.accessToken(), org.instanceUrl()))
                .transport(wire)
                .time(clock, clock::advance, new SplittableRandom(1))
                .strategy(strategy)
                .with(BulkApi.module(settings))
                .build();
    }

    SimulatedOrg org() {
        return org;
    }

    SalesforceClient client() {
        return client;
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    BulkApi api() {
        return client.api(BulkApi.class);
    }

    @Override
    public void close() {
        client.close();
        wire.close();
        org.close();
    }
}
