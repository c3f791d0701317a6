package io.sfsdk.rest;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.testkit.OrgBuilder;
import io.sfsdk.testkit.SimulatedOrg;
import java.time.Clock;
import java.util.SplittableRandom;

/** A simulated org and a client of it that does not wait. */
final class Connected implements AutoCloseable {
    private final SimulatedOrg org;
    private final JdkHttpTransport wire =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final SalesforceClient client;

    Connected(OrgBuilder builder) {
        this.org = builder.start();
        this.client = SalesforceClient.builder(transport -> new AccessToken(org.accessToken(), org.instanceUrl()))
                .transport(wire)
                .time(Clock.systemUTC(), pause -> {}, new SplittableRandom(1))
                .build();
    }

    static Connected toStandardOrg() {
        return new Connected(SimulatedOrg.builder());
    }

    SimulatedOrg org() {
        return org;
    }

    SalesforceClient client() {
        return client;
    }

    RestApi api() {
        return client.rest();
    }

    @Override
    public void close() {
        client.close();
        wire.close();
        org.close();
    }
}
