package io.sfsdk.examples.tour;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.JwtBearer;
import io.sfsdk.auth.SigningKey;
import io.sfsdk.auth.TokenSource;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.retry.Sleeper;
import io.sfsdk.testkit.SimulatedOrg;
import java.time.Clock;
import java.util.Random;

/** Connects a client to a simulated org. */
final class TourOrg {
    private TourOrg() {}

    // tag::connect
    static JwtBearer login(SimulatedOrg org) {
        return JwtBearer.builder(org.clientId(), org.username(), SigningKey.of(org.privateKey()))
                .loginUrl(org.loginUrl().toString())
                .build();
    }

    /** Does not wait between attempts. */
    static SalesforceClient client(TokenSource login, JdkHttpTransport wire) {
        Sleeper impatient = pause -> {};
        return SalesforceClient.builder(login)
                .transport(wire)
                .time(Clock.systemUTC(), impatient, new Random(1))
                .build();
    }

    static JdkHttpTransport wire() {
        return JdkHttpTransport.builder().allowPlainHttp(true).build();
    }
    // end::connect

    static SalesforceClient client(SimulatedOrg org, JdkHttpTransport wire) {
        return client(login(org), wire);
    }
}
